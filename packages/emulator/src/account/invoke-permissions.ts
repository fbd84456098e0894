import type { Account } from "./account.ts";
import { sourcesOf } from "./invocation.ts";
import type { Permission } from "./permissions.ts";
import { accountArn, foundationModelArn } from "./place.ts";

/**
 * What a caller needs for an operation of the runtime: the action on the target itself. A prompt needs `RenderPrompt`,
 * and then the action on what it stands on.
 */
export const invokePermissions = (account: Account, modelId: string, action: string): readonly Permission[] => {
  const entry = account.find(modelId);
  if (entry?.definition.kind === "marketplace") return [{ action, resource: allEndpoints(account) }];
  if (entry?.definition.kind !== "prompt") return [{ action, resource: entry?.arn ?? arnFor(account, modelId) }];
  const behind = sourcesOf(entry.definition).map((source) => ({
    action,
    resource: account.find(source)?.arn ?? arnFor(account, source),
  }));
  return [{ action: "bedrock:RenderPrompt", resource: entry.arn }, ...behind];
};

/** Bedrock's side of all endpoints is one resource. Source: the Service Authorization Reference of Bedrock. */
const allEndpoints = (account: Account): string => accountArn(account, "marketplace/model-endpoint/all-access");

/** Who asks for something that does not exist is refused under the name that it would have. */
const arnFor = (account: Account, modelId: string): string =>
  modelId.startsWith("arn:") ? modelId : foundationModelArn(account, modelId);
