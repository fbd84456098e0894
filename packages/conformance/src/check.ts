import type { Connection } from "./connection.ts";

/** One statement about a strategy: a sentence, and what throws where it is not true. */
export interface Check<Arguments extends readonly unknown[] = []> {
  readonly name: string;
  run(...given: Arguments): void | Promise<void>;
}

/** A check that sends something. */
export type ConnectedCheck = Check<[connection: Connection]>;
