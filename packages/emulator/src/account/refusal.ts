import { type ServiceError, validationError } from "../http/service-error.ts";
import type { Account } from "./account.ts";
import type { Entry } from "./entry.ts";
import type { ModelDefinition } from "./model.ts";

/**
 * Why every call to an entry fails, where it does. A prompt or a router invokes what it stands on like anybody else, and
 * shares its fate.
 */
export const refusalOf = (entry: Entry, account: Account, sources: readonly string[]): ServiceError | undefined => {
  const { kind } = entry.definition;
  if (kind === "prompt" && sources.length === 0) return modelless();
  if (kind !== "prompt" && kind !== "router") return ownRefusal(entry, account);
  const behind = sources.map((source) => account.find(source)).filter((found) => found !== undefined);
  return behind.map((source) => ownRefusal(source, account)).find(Boolean);
};

const ownRefusal = (entry: Entry, account: Account): ServiceError | undefined => {
  const { definition, arn } = entry;
  if (definition.kind === "custom-model") return artifactError(waysTo(arn, account));
  return definition.kind === "base" && !entry.listed ? needsProfile(definition.model) : undefined;
};

/** Clients match on "with on-demand throughput isn" and the curly apostrophe after it (AWS's words); the rest is ours. */
const needsProfile = ({ modelId, profiles = [] }: ModelDefinition) =>
  validationError(
    `Calling ${modelId} with on-demand throughput isn’t supported: ` +
      `pass the ID or ARN of an inference profile instead, such as ${profiles[0] ?? "us"}.${modelId}`,
  );

/** AWS's own sentence is not known; this one says what to do. */
const artifactError = (whatToDo: string) =>
  validationError(`A custom model cannot be invoked by its own ARN: ${whatToDo}`);

const waysTo = (arn: string, account: Account): string => {
  const deployment = account.ofKind("custom-deployment").find(({ definition }) => definition.model === arn);
  if (deployment) return `invoke its deployment ${deployment.arn}`;
  const capacity = account.ofKind("provisioned").find(({ definition }) => definition.model === arn);
  if (capacity) return `invoke its provisioned throughput ${capacity.arn}`;
  return "create a deployment or purchase Provisioned Throughput for it, and pass the ARN of that";
};

const modelless = () =>
  validationError(
    "The prompt has no model of its own: give its variant a modelId, or run the agent that it belongs to",
  );
