import type { ListedTarget } from "@bedrock-targets/client";
import { BedrockTargetError } from "@bedrock-targets/core/target";
import { whatHappened } from "../failure.ts";
import { identify } from "../map/identity.ts";
import type { Client } from "./account.ts";
import { serversOf } from "./ways-to.ts";

/** A target of a list, with what stands behind it where the list does not say so. */
export interface TargetWithBehind extends ListedTarget {
  /** Why that could not be read, or what is wrong with it. */
  readonly problem?: string;
  /** Of what cannot be invoked itself, a custom model: what of the same list can be in its place; perhaps nothing. */
  readonly instead?: readonly string[];
}

/** Look-ups that are made at once. */
const atOnce = 5;
/** An account with more prompts gets its list without what stands behind the rest. */
const most = 200;

/**
 * The targets, prompts with what they refer to (their list is the only one that leaves it out), and custom models with what
 * serves them.
 */
export async function withBehind(
  client: Client,
  targets: readonly ListedTarget[],
  signal: AbortSignal,
): Promise<TargetWithBehind[]> {
  const found: TargetWithBehind[] = targets.map((target) =>
    target.kind === "custom-model" ? { ...target, instead: serversOf(target.modelId, targets) } : target,
  );
  const prompts = targets.flatMap(({ kind }, index) => (kind === "prompt" ? [index] : [])).slice(0, most);
  for (let at = 0; at < prompts.length; at += atOnce) {
    await Promise.all(
      prompts.slice(at, at + atOnce).map(async (index) => {
        const target = targets[index];
        if (target) found[index] = await promptWithBehind(client, target, signal);
      }),
    );
  }
  return found;
}

async function promptWithBehind(client: Client, target: ListedTarget, signal: AbortSignal): Promise<TargetWithBehind> {
  try {
    const { prompt, missing } = await client.resolve(target.modelId, { signal });
    if (prompt?.modelId) return { ...target, behind: [prompt.modelId], ...wrongName(prompt.modelId) };
    const [first] = missing;
    return first ? { ...target, problem: `${first.action} is not allowed` } : target;
  } catch (thrown) {
    if (signal.aborted || !BedrockTargetError.is(thrown)) throw thrown;
    return { ...target, behind: namedIn(thrown, target), problem: whatHappened(thrown) };
  }
}

/** Whoever edits a prompt may have typed its model. */
const wrongName = (modelId: string): Pick<TargetWithBehind, "problem"> =>
  identify(modelId) ? {} : { problem: `what it names as its model is no modelId: ${modelId}` };

/** A way that is broken names what it leads over, in order: `A → B → C`. */
function namedIn({ message }: BedrockTargetError, { modelId }: ListedTarget): string[] {
  const after = message.split(`${modelId} → `, 2)[1]?.split(/ → |\.? [A-Z]|\.$/, 1)[0];
  return after ? [after] : [];
}
