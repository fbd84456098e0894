/** A column of the table. */
export interface Column {
  /** For `--columns`, and in the JSON. */
  readonly key: string;
  readonly title: string;
  /** What the numbers are: `ms`, `kB`, `calls/s`. */
  readonly unit: string;
  /** As a ratio to the AWS SDK of the same round, or as it is. */
  readonly shown: "ratio" | "value";
  readonly best: "low" | "high";
}
