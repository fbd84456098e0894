import type { BoundTarget } from "@bedrock-targets/core/target";
import { sessionOf } from "../../call.ts";
import type { ClientState } from "../../state.ts";
import { controlOf } from "../control.ts";
import { looking } from "../lookups/looking.ts";
import { countingPart } from "./counting.ts";
import { notes } from "./notes.ts";
import type { PolicyOperation, PolicyOptions } from "./options.ts";
import { joined, type Part } from "./part.ts";
import { type Plan, planFor, refusals } from "./plan.ts";
import { readGrants } from "./reads.ts";
import { recoveryPart } from "./recovery.ts";
import { Stops } from "./stops.ts";
import { Survey } from "./survey.ts";

/** What one target needs for the operations. */
export function ofTarget(
  client: ClientState,
  target: BoundTarget,
  operations: readonly PolicyOperation[],
  options: PolicyOptions,
): Promise<Part> {
  return looking(target.ref, options.signal, async () => {
    const region = await sessionOf(client).placeOf(target, options.signal);
    const plan = planFor(client, target, operations);
    const parts = await partsOf(client, target, region, plan, options);
    const isSaid = options.operations !== undefined || !plan.invokes;
    return joined([...parts, { grants: [], notes: isSaid ? refusals(target, operations) : [] }]);
  });
}

async function partsOf(
  client: ClientState,
  { ref }: BoundTarget,
  region: string | undefined,
  plan: Plan,
  { offline, signal, refresh }: PolicyOptions,
): Promise<readonly Part[]> {
  const control = offline ? undefined : controlOf(client);
  const stops = new Stops(control, signal);
  const stop = await stops.of(ref, region, { isNeeded: plan.walks, refresh });
  const survey = new Survey(stops, plan);
  if (plan.invokes) await survey.add(stop);
  return [
    { grants: [], notes: (stop.walked?.missing ?? []).map(notes.denied) },
    survey,
    ...(plan.counts ? [await countingPart(stop, control, sessionOf(client), { signal })] : []),
    ...(plan.walks ? [{ grants: await readGrants(stops, stop, plan), notes: [] }] : []),
    ...(plan.recovers ? [await recoveryPart(control, ref, { region, signal })] : []),
  ];
}
