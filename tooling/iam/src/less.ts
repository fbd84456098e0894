import type { PolicyDocument, PolicyStatement } from "@bedrock-targets/client";

/** A document with something taken away, and what that was. */
export interface Less {
  readonly without: string;
  readonly document: PolicyDocument;
}

/** The document without each of its statements, and without each action and each resource of a statement. */
export const lessThan = (document: PolicyDocument): readonly Less[] =>
  document.Statement.flatMap((statement, at) =>
    lesser(statement).map(({ without, rest }) => ({
      without: `${statement.Sid} ${without}`,
      document: { ...document, Statement: document.Statement.toSpliced(at, 1, ...rest) },
    })),
  );

function lesser(
  statement: PolicyStatement,
): readonly { readonly without: string; readonly rest: readonly PolicyStatement[] }[] {
  const parts = (["Action", "Resource"] as const).flatMap((name) =>
    statement[name].length < 2
      ? []
      : statement[name].map((item) => ({
          without: item,
          rest: [{ ...statement, [name]: statement[name].filter((other) => other !== item) }],
        })),
  );
  return [{ without: "as a whole", rest: [] }, ...parts];
}
