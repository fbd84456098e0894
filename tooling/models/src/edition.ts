/** What one source says of models, as it was at one time. */
export interface Edition {
  /** Where it is said: read after "according to". */
  readonly source: string;
  /** The day of the copy that was read. Where a copy is undated: the month of the newest thing that it lists, or the year. */
  readonly asOf: string;
  /** Capabilities, as the client names them. */
  readonly columns: readonly string[];
  /** Answers in the order of the columns (`y`, `n`, and `_` for what is not said) → the bare ids of the models. */
  readonly models: Readonly<Record<string, readonly string[]>>;
}
