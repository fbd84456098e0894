import type { Connection, ScriptedConnection } from "./connection.ts";

/** One statement about a strategy: a sentence, and what throws where it is not true. */
export interface Check<Arguments extends readonly unknown[] = []> {
  readonly name: string;
  run(...given: Arguments): void | Promise<void>;
}

/** A check that sends something. */
export type ConnectedCheck = Check<[connection: Connection]>;

/** A check that has the server give a certain answer. */
export type ScriptedCheck = Check<[connection: ScriptedConnection]>;
