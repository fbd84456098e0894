import { answers, sharedWithRequests } from "./fields-file.ts";
import { membersOf, type ServiceModel, shapeOf } from "./model.ts";
import { objectLiteral } from "./object-literal.ts";
import { banner } from "./prelude.ts";
import { constantName, membersExpression, scalarNames, shapeExpression, sharedStructures } from "./shape-table.ts";

/** The text of `runtime-answers.ts`: the shapes by which the wire code reads what Bedrock answers. */
export function answersFile(model: ServiceModel): string {
  const ofRequests = sharedWithRequests(model);
  const own = sharedStructures(model, answers).filter(
    (name) => !ofRequests.includes(name) && !shapeOf(model, name).exception,
  );
  const names = new Set([...ofRequests, ...own]);
  const constants = own.map(
    (name) => `const ${constantName(name)}: Shape = ${membersExpression(model, shapeOf(model, name), names)};`,
  );
  const tables = [
    table("converseAnswer", "What Converse answers.", model, "ConverseResponse", names),
    table("countTokensAnswer", "What CountTokens answers.", model, "CountTokensResponse", names),
    table("converseEvents", "The events of ConverseStream.", model, "ConverseStreamOutput", names),
    table("invokeEvents", "The events of InvokeModelWithResponseStream.", model, "ResponseStream", names),
  ];
  const body = [...(constants.length > 0 ? [constants.join("\n")] : []), ...tables].join("\n\n");
  return `${banner}\n${importsFor(body, ofRequests)}\n\n${body}\n`;
}

/** Exceptions are events too, but are read by name, not by shape. */
function table(name: string, says: string, model: ServiceModel, root: string, shared: ReadonlySet<string>): string {
  const members = membersOf(shapeOf(model, root)).filter((member) => !shapeOf(model, member.shapeName).exception);
  const entries = members.map((each) => [each.name, shapeExpression(model, each.shapeName, shared)] as const);
  return `/** ${says} */\nexport const ${name}: MembersShape = ${objectLiteral(entries)};`;
}

/** The names that the text uses and the other table has. */
function importsFor(text: string, ofRequests: readonly string[]): string {
  const used = [...scalarNames, ...ofRequests.map(constantName)]
    .filter((name) => new RegExp(`(?<![\\w$])${name}(?![\\w$:])`).test(text))
    .sort();
  const names = used.map((name) => `  ${name},`).join("\n");
  return `import type { MembersShape, Shape } from "../request/shape.ts";\nimport {\n${names}\n} from "./runtime-fields.ts";`;
}
