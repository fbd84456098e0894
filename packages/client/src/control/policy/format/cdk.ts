import type { PolicyDocument, PolicyStatement } from "../document.ts";

/** A TypeScript file that exports the statements: `role.addToPolicy(…)` for each, or `new iam.PolicyDocument({ statements })`. */
export const cdk = ({ Statement }: PolicyDocument): string =>
  `import * as iam from "aws-cdk-lib/aws-iam";

export const statements: iam.PolicyStatement[] = [
${Statement.map(statementText).join("")}];
`;

const statementText = ({ Sid, Action, Resource, Condition }: PolicyStatement): string =>
  `  new iam.PolicyStatement({
    sid: ${JSON.stringify(Sid)},
    effect: iam.Effect.ALLOW,
    actions: ${listText(Action)},
    resources: ${listText(Resource)},
${Condition ? `    conditions: ${JSON.stringify(Condition)},\n` : ""}  }),
`;

const listText = (items: readonly string[]): string =>
  `[\n${items.map((item) => `      ${JSON.stringify(item)},\n`).join("")}    ]`;
