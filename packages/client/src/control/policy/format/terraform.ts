import type { PolicyCondition, PolicyDocument, PolicyStatement } from "../document.ts";

/** A data source, whose `json` is the policy: `data.aws_iam_policy_document.bedrock.json`. */
export const terraform = ({ Statement }: PolicyDocument): string =>
  `data "aws_iam_policy_document" "bedrock" {\n${Statement.map(statementText).join("\n")}}\n`;

const statementText = ({ Sid, Action, Resource, Condition = {} }: PolicyStatement): string =>
  `  statement {
    sid    = ${text(Sid)}
    effect = "Allow"

    actions = ${listText(Action)}

    resources = ${listText(Resource)}
${conditionsText(Condition)}  }
`;

const listText = (items: readonly string[]): string =>
  `[\n${items.map((item) => `      ${text(item)},\n`).join("")}    ]`;

const conditionsText = (condition: PolicyCondition): string =>
  Object.entries(condition)
    .flatMap(([test, keys]) => Object.entries(keys).map(([variable, value]) => conditionText(test, variable, value)))
    .join("");

const conditionText = (test: string, variable: string, value: string): string => `
    condition {
      test     = ${text(test)}
      variable = ${text(variable)}
      values   = [${text(value)}]
    }
`;

/**
 * A string of HCL's: JSON's, but for what HCL escapes by number alone, and for the beginnings of templates, in which a dollar or
 * percent sign before another one would be read together with it.
 */
const text = (value: string): string =>
  JSON.stringify(value)
    .replace(/\\(.)/g, (whole, letter) => (letter === "b" ? "\\u0008" : letter === "f" ? "\\u000c" : whole))
    .replace(/(\$+|%+)\{/g, (_, signs: string) => `${numbered(signs.slice(1))}${signs.charAt(0)}${signs.charAt(0)}{`);

const numbered = (signs: string): string => signs.replaceAll("$", "\\u0024").replaceAll("%", "\\u0025");
