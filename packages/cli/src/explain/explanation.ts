import type { Policy } from "@bedrock-targets/client";
import type { ModelRef } from "@bedrock-targets/core";
import { BedrockTargetError, parseModelId } from "@bedrock-targets/core/target";
import type { Client } from "../account/account.ts";
import type { Context } from "../context.ts";
import { type FailureJson, failureJson } from "../failure.ts";
import { identify } from "../map/identity.ts";
import type { Branch } from "../view/tree.ts";
import { type Instead, insteadOf } from "./instead.ts";
import { factsOf, type KindFacts } from "./kind-facts.ts";
import { correctedIds } from "./nearest-id.ts";
import { nearestIds } from "./nearest-listed.ts";
import { treeOf } from "./tree-of.ts";

type Resolution = Awaited<ReturnType<Client["resolve"]>>;
export type Problem = FailureJson["error"];

/** All that can be said of a string. */
export interface Explanation {
  readonly modelId: string;
  /** What the string says by itself; absent where it is no modelId. */
  readonly ref?: ModelRef;
  readonly kind?: KindFacts;
  readonly resolution?: Resolution;
  readonly tree?: Branch;
  /** Why it cannot be called although it exists, and what can be in its place. */
  readonly instead?: Instead;
  /** What calls of it need; absent where they cannot work. */
  readonly policy?: Policy;
  /** What is wrong with the target. */
  readonly problem?: Problem;
  /** Why the account was not asked, or gave no answer. */
  readonly notAsked?: Problem;
  /** What the string may have meant. */
  readonly nearest?: readonly string[];
}

/** Everything about a string: from itself first, and from the account where there is one. */
export async function explain(modelId: string, context: Context): Promise<Explanation> {
  const ref = parsed(modelId);
  if (ref instanceof Error) {
    return { modelId, problem: failureJson(ref).error, nearest: await nearestIds(modelId, context) };
  }
  const known = { modelId, ref, kind: factsOf(ref.kind) };
  const { client } = await context.account();
  try {
    return { ...known, ...(await fromAccount(client, modelId, context)) };
  } catch (thrown) {
    if (context.signal.aborted) throw thrown;
    const problem = failureJson(thrown).error;
    if (isAboutTarget(problem)) return { ...known, problem, nearest: await nearestIds(modelId, context) };
    const policy = await policyOf(client, modelId, context, true);
    return { ...known, notAsked: problem, nearest: correctedIds(modelId), ...policy };
  }
}

async function fromAccount(client: Client, modelId: string, context: Context): Promise<Omit<Explanation, "modelId">> {
  const resolution = await client.resolve(modelId, { signal: context.signal });
  const tree = await treeOf(client, modelId, context.signal);
  const named = resolution.prompt?.modelId;
  if (named !== undefined && !identify(named)) {
    return { resolution, tree, problem: noModelId(named), nearest: await nearestIds(named, context) };
  }
  const instead = await insteadOf(resolution, { client }, context.signal);
  if (instead) return { resolution, tree, instead };
  // Where a permission is missing, nobody has said yet that the target exists.
  const nearest = resolution.missing.length > 0 ? correctedIds(modelId) : [];
  return { resolution, tree, nearest, ...(await policyOf(client, modelId, context, false)) };
}

/** What a prompt names as its model is checked by nobody before it is called. */
const noModelId = (named: string): Problem => ({
  code: "invalid-target",
  message: `The prompt names \`${named}\` as its model, which is no modelId.`,
  advice: "Let it name the id or ARN of a model or a profile: until then every call of it fails.",
});

function parsed(modelId: string) {
  try {
    return parseModelId(modelId);
  } catch (thrown) {
    if (BedrockTargetError.is(thrown)) return thrown;
    throw thrown;
  }
}

/** As opposed to failures of the way to the account. */
const isAboutTarget = ({ code }: Problem): boolean =>
  ["not-found", "region-mismatch", "operation-not-supported"].includes(code);

/** A target that cannot be called has none. */
async function policyOf(
  client: Client,
  modelId: string,
  { signal }: Context,
  offline: boolean,
): Promise<{ readonly policy?: Policy }> {
  try {
    return { policy: await client.policy(modelId, { signal, offline }) };
  } catch {
    return {};
  }
}
