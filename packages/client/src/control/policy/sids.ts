import type { Unnamed } from "./merge.ts";

/** What the actions of a statement are for, in the order in which a name says it; the first that fits. */
const purposes: readonly (readonly [pattern: RegExp, purpose: string])[] = [
  [/^bedrock:RenderPrompt$/, "Render"],
  [/^bedrock:InvokeModel/, "Invoke"],
  [/^sagemaker:InvokeEndpoint/, "InvokeEndpoint"],
  [/^bedrock:ApplyGuardrail$/, "Guard"],
  [/^bedrock:CountTokens$/, "CountTokens"],
  [/^bedrock:ListTagsForResource$/, "Read"],
  [/^bedrock:List/, "List"],
  [/^bedrock:Get/, "Read"],
];

/** A name for each statement, made of what it is for; those of one purpose are numbered in their order. */
export function sidsFor(statements: readonly Unnamed[]): readonly string[] {
  const uses = new Map<string, number>();
  return statements.map((statement) => {
    const name = nameOf(statement);
    const use = (uses.get(name) ?? 0) + 1;
    uses.set(name, use);
    return use === 1 ? name : `${name}${use}`;
  });
}

function nameOf({ Action, Condition }: Unnamed): string {
  const purposeOf = (action: string) => purposes.find(([pattern]) => pattern.test(action))?.[1];
  const found = new Set(Action.map(purposeOf));
  const name = [...new Set(purposes.map(([, purpose]) => purpose))].filter((purpose) => found.has(purpose)).join("And");
  return `${name}${Condition?.StringEquals?.["aws:RequestedRegion"] === undefined ? "" : "InAnyRegion"}`;
}
