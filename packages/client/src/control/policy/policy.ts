import { BedrockTargetError, type BoundTarget } from "@bedrock-targets/core/target";
import { isChain, underway } from "../../call.ts";
import type { ClientState } from "../../state.ts";
import { ofAllTargets } from "./common-part.ts";
import type { PolicyDocument } from "./document.ts";
import { merge } from "./merge.ts";
import { managedPolicyLimit, notes } from "./notes.ts";
import { operationsOf } from "./operations.ts";
import type { Policy, PolicyOptions } from "./options.ts";
import { ofTarget } from "./target-part.ts";

/**
 * Writes the least IAM policy with which the targets may be used, and what a reader of it should know.
 *
 * @throws BedrockTargetError `operation-not-supported` where there is nothing to allow
 */
export const policy = async (client: ClientState, targets: unknown, options: PolicyOptions = {}): Promise<Policy> =>
  underway(client, options, (given) => written(client, targets, given));

async function written(client: ClientState, targets: unknown, options: PolicyOptions): Promise<Policy> {
  const operations = operationsOf(options);
  const linksOf = (target: unknown): readonly unknown[] => (isChain(target) ? target.links : [target]);
  const named = [targets].flat().flatMap(linksOf);
  const bound = named.map((target) => client.strategies.pick(target));
  const own = await Promise.all(bound.map((target) => ofTarget(client, target, operations, options)));
  const parts = [...own, await ofAllTargets(client, operations, options)];
  const said = [...new Set([...(options.offline ? [notes.offline()] : []), ...parts.flatMap((part) => part.notes)])];
  const document = merge(parts.flatMap((part) => part.grants));
  if (document.Statement.length === 0) throw nothingToAllow(bound, new Set(own.flatMap((part) => part.notes)));
  return { document, notes: [...said, ...sizeNotes(document)] };
}

/** IAM does not count white space. */
function sizeNotes(document: PolicyDocument): readonly string[] {
  const { length } = JSON.stringify(document);
  return length > managedPolicyLimit ? [notes.size(length)] : [];
}

const nothingToAllow = ([target]: readonly BoundTarget[], said: ReadonlySet<string>): BedrockTargetError =>
  new BedrockTargetError({
    code: "operation-not-supported",
    message:
      `There is nothing that a policy could allow. ${target ? [...said].join(" ") : "No target was passed."}`.trim(),
    advice: "Pass targets that can be invoked, and `operations` that they have.",
    target: target?.ref,
  });
