import type { ModelRef } from "@bedrock-targets/core";
import type { MissingPermission } from "../resolve/missing.ts";
import type { Stop } from "./stop.ts";

/** IAM's limit for one managed policy, in characters without white space. */
export const managedPolicyLimit = 6_144;

/** What stands beside a document: one sentence or a few for each thing that a reader should know. */
export const notes = {
  offline: (): string =>
    "Nothing was looked up (`offline`): where a target does not say by itself what it needs, a note says what is missing or wider than need be.",
  denied: ({ action, resource }: MissingPermission): string =>
    `The policy is incomplete, or wider than need be: ${resource} could not be read, since \`${action}\` is not allowed. Allow that to whoever writes the policy, and write it anew.`,
  unknownModels: ({ ref }: Stop): string =>
    `The models of ${ref.modelId} are not known: the policy is incomplete, and lacks its foundation model in each of its regions.`,
  unknownBehind: ({ ref }: Stop): string =>
    `What stands behind ${ref.modelId} is not known: the policy is incomplete, and lacks the permissions for it.`,
  unnamed: (name: string, ref: ModelRef): string =>
    `${ref.modelId} refers to ${name}, which is no modelId that is known here: the policy is incomplete.`,
  foreign: ({ ref }: Stop): string =>
    `Targets of kind \`${ref.kind}\` are not AWS's: what it takes to invoke ${ref.modelId} itself is to be added by hand.`,
  account: ({ ref }: Stop): string =>
    `The account of ${ref.modelId} is not known, and \`*\` stands in its place: put in the 12 digits of the account that calls.`,
  region: ({ ref }: Stop): string =>
    `The region of ${ref.modelId} is not known, and \`*\` stands in its place: pass \`region\` to the client.`,
  regions: ({ ref }: Stop, regions: readonly string[]): string =>
    `${ref.modelId} may answer in ${regions.join(", ")}. Service control policies have to allow each of them: where one is blocked, calls fail even if another one is free.`,
  allRegions: ({ ref }: Stop): string =>
    `The regions of ${ref.modelId} are not known, and its prefix does not tell them: its model is allowed in all regions (\`*\`), under the name that follows the prefix. Looked up, it would be only those that are needed.`,
  anyRegion: ({ ref }: Stop): string =>
    `${ref.modelId} may answer in any region. AWS asks for the model without a region (\`:::\`), under \`aws:RequestedRegion\` = \`unspecified\`: service control policies that deny regions have to let \`unspecified\` pass.`,
  onlyThrough: ({ arn }: Stop): string =>
    `The models are allowed by themselves as well, as AWS documents it. To allow them through the profile alone, add the condition \`bedrock:InferenceProfileArn\` = ${arn} to them, in a statement of their own.`,
  promptStandsOn: ({ ref }: Stop, name: string): string =>
    `The prompt ${ref.modelId} stands on ${name}, which is allowed too${ref.version === undefined ? ". It is the draft: whoever edits it may name another model" : ""}.`,
  openPrompt: ({ ref }: Stop): string =>
    `The prompt ${ref.modelId} names no model (it is left open, or bound to an agent): there is nothing more to allow that is known.`,
  routes: ({ ref }: Stop): string =>
    `The router ${ref.modelId} chooses a model with each call: everything that it may choose is allowed too.`,
  artifact: ({ ref }: Stop): string =>
    `The custom model ${ref.modelId} is an artifact, which nobody can invoke: pass the ARN of its deployment or of its provisioned throughput.`,
  allEndpoints: ({ arn }: Stop): string =>
    `Bedrock knows one resource for all marketplace endpoints of an account and region (\`all-access\`). Which one may be called, ${arn}, is said to SageMaker, and only for calls that come through Bedrock (\`aws:CalledViaLast\`).`,
  alsoListed: (action: string): string =>
    `AWS's list of prerequisites also has \`${action}\` for such targets; its sample policies do without, and so does this one. If a call is refused for it, write the policy with \`lookups: true\`.`,
  refused: (ref: ModelRef, operations: readonly string[], reason: string): string =>
    `${operations.map((name) => `\`${name}\``).join(", ")} ${operations.length === 1 ? "does" : "do"} not exist for ${ref.modelId}: ${reason}. Nothing is allowed for ${operations.length === 1 ? "it" : "them"}.`,
  uncountable: ({ ref }: Stop): string =>
    `\`countTokens\` needs a foundation model, and none is known behind ${ref.modelId}: nothing is allowed for it.`,
  subscription: (provider: string): string =>
    `Models of \`${provider}\` are a third party's: where the account has not subscribed to one yet, the first call does so, with the caller's own \`aws-marketplace:Subscribe\` and \`aws-marketplace:ViewSubscriptions\`. These are not in the policy: they are for once, and they spend money.${provider === "anthropic" ? " Anthropic also asks for its use-case form." : ""}`,
  noGuardrail: (): string =>
    "Requests with a `guardrailConfig` also need `bedrock:ApplyGuardrail`: name the guardrail in the option `guardrail`.",
  guardrail: (arn: string): string =>
    `A guardrail with a guardrail profile (cross-region) also needs \`bedrock:ApplyGuardrail\` on that profile in each of its regions: add them beside ${arn}.`,
  guardrailAccount: (): string =>
    "The guardrail was named by its id: `*` stands for its account. Its ARN would be exact.",
  recovery: (ref: ModelRef, profiles: readonly string[]): string =>
    `Recovery is on: where ${ref.modelId} cannot be called by itself, the client calls a profile${profiles.length === 0 ? "" : ` (one of ${profiles.join(", ")})`}, which is not in the policy. Pass that profile to \`policy\` as well.`,
  listedTags: (): string =>
    "`listTargets` may read all lists, but no tags of what it lists: for those, allow `bedrock:ListTagsForResource` on the targets.",
  size: (length: number): string =>
    `The document has ${length} characters, and a managed policy takes ${managedPolicyLimit}: split it, or use an inline policy of a role (10,240 for all of them).`,
} as const;
