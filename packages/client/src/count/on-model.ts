import type { RuntimeOutputs } from "@bedrock-targets/core";
import { checkRegion, Refused } from "../call.ts";
import { controlOf } from "../control/control.ts";
import { promptOf } from "../control/kinds/prompt.ts";
import { Walk } from "../control/resolve/walk.ts";
import type { CountCall } from "./count-call.ts";
import type { Counted } from "./count-input.ts";
import { isOnDemand, placesFor } from "./places.ts";
import { mayNotRead, nothingCounts, throughProfilesOnly } from "./refusals.ts";
import { rendered } from "./rendered.ts";

type Answer = Promise<RuntimeOutputs["countTokens"]>;

/** Counts on a foundation model that was named itself. */
export async function onModelItself(call: CountCall, counted: Counted, region: string | undefined): Answer {
  const { fences, target } = call;
  for (const fence of fences) checkRegion(fence, target, region);
  return call.count(counted, { modelId: target.ref.resourceId ?? target.modelId, region });
}

/** Counts where the first of the models is on demand: in the region that is called, or in one where calls are answered. */
export async function onModelBehind(call: CountCall, counted: Counted, region: string | undefined): Answer {
  const { session, target, fences, signal } = call;
  const control = controlOf(session.client);
  const { leaves, missing } = await new Walk(control, { signal }).from(target.ref, region);
  const [first] = leaves;
  if (!first) throw missing[0] ? mayNotRead(target, missing[0]) : nothingCounts(target);
  const places = placesFor(leaves, region, { fences, regions: session.regions });
  if (places.length === 0) throw new Refused((words) => words.outside(fences.flat(), target, first.region));
  const input = await filledIn(call, counted, region);
  for (const place of places) {
    if (await isOnDemand(control, place, { signal })) return call.count(input, place);
  }
  throw throughProfilesOnly(target, first.ref.resourceId ?? first.ref.modelId);
}

/** A stored prompt has text of its own, which is read. */
async function filledIn(
  { target, session, signal }: CountCall,
  counted: Counted,
  region: string | undefined,
): Promise<Counted> {
  if (target.kind !== "prompt" || !counted.converse) return counted;
  const prompt = await promptOf(target.ref, controlOf(session.client).lookIn({ region, signal }));
  return { converse: rendered(prompt, counted.converse, target.ref) };
}
