/** A policy document as IAM takes it. Lists stand everywhere, sorted, so that two documents are compared line by line. */
export interface PolicyDocument {
  readonly Version: "2012-10-17";
  readonly Statement: readonly PolicyStatement[];
}

/** One statement: what is allowed, on what. */
export interface PolicyStatement {
  /** Letters and digits; the same for the same statement, each once in a document. */
  readonly Sid: string;
  readonly Effect: "Allow";
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: PolicyCondition;
}

/** IAM's operator (`StringEquals`) → condition key → value. */
export type PolicyCondition = Readonly<Record<string, Readonly<Record<string, string>>>>;
