import type { Timers } from "../time/timers.ts";
import type { BodyChange } from "./body.ts";
import type { OptionType } from "./option-types.ts";
import type { FaultedCall, FaultScope } from "./scope.ts";

/** One kind of fault: an entry of the table. */
export interface FaultBehaviour<Fault extends FaultScope> {
  /** What happens, for the help text; a few words. */
  readonly says: string;
  /** What stands after the colon on the command line: one of the options. Default: the share, which is `times` or `rate`. */
  readonly main?: OwnOption<Fault>;
  /** What it takes beside its scope; all of it is optional. */
  readonly options: { readonly [Name in OwnOption<Fault>]-?: OptionType };
  /** Makes what it does. Called once for each fault that is added. */
  effect(fault: Fault, tools: FaultTools): FaultEffect;
}

/** The options of a fault that are its own. */
export type OwnOption<Fault extends FaultScope> = Exclude<keyof Fault & string, keyof FaultScope | "kind">;

/** What an effect is made with. */
export interface FaultTools {
  /** At least 0, below 1; the same row in every run with the same seed. */
  readonly random: () => number;
  readonly timers: Timers;
}

/**
 * What a fault does to a call that it hits. Of those that answer in the emulator's place, the first one does; everything else
 * adds up. Only good answers are changed.
 */
export interface FaultEffect {
  /** Whether it has to do with this call at all; asked before a call counts. Default: yes. */
  concerns?(call: FaultedCall): boolean;
  /** Milliseconds to wait before anything else. */
  delayMs?(): number;
  /** Answers in the emulator's place, or throws a `ConnectionFault`. */
  answer?(call: FaultedCall): Response;
  /** Whether an answer can be changed by it. Default: yes. */
  suits?(response: Response): boolean;
  /** Changes the headers of an answer. */
  readonly headers?: (headers: Headers) => void;
  /** Changes the body of an answer. */
  readonly body?: BodyChange;
  /** Whether `body` breaks the pieces that others count, and so has to come after them. */
  readonly breaksPieces?: boolean;
  /** The error code of a GOAWAY to say before the answer. */
  readonly goaway?: number;
  /** Changes the headers of every answer in its scope, hit or not. */
  readonly everywhere?: (headers: Headers) => void;
}
