declare const reason: unique symbol;

/** A type that nothing has. Its parameter is the sentence that the compiler shows in place of a riddle. */
export interface Forbidden<Reason extends string> {
  readonly [reason]: Reason;
}
