import type { sessionOf } from "../../call.ts";
import { isOnDemand, placesFor } from "../../count/places.ts";
import type { Control, LookupOptions } from "../control.ts";
import { modelArn } from "./arns.ts";
import { grantsOf } from "./grant.ts";
import { type ModelBehind, modelsOf } from "./models.ts";
import { notes } from "./notes.ts";
import type { Part } from "./part.ts";
import type { Stop } from "./stop.ts";

type Session = ReturnType<typeof sessionOf>;

/**
 * CountTokens knows foundation models alone, and asks for InvokeModel besides. Source: the Bedrock user guide, "Count tokens".
 *
 * @param control absent: nothing is looked up
 */
export async function countingPart(
  stop: Stop,
  control: Control | undefined,
  session: Session,
  options: LookupOptions,
): Promise<Part> {
  const model = await counterOf(stop, control, session, options);
  if (!model) return { grants: [], notes: [notes.uncountable(stop)] };
  const arn = modelArn({ partition: stop.partition, region: model.region }, model.id);
  return { grants: grantsOf(["bedrock:CountTokens", "bedrock:InvokeModel"], [arn]), notes: [] };
}

/** The model that the client would count on: the first that is on demand, in the region that is called if it is there. */
async function counterOf(
  stop: Stop,
  control: Control | undefined,
  session: Session,
  options: LookupOptions,
): Promise<Pick<ModelBehind, "id" | "region"> | undefined> {
  const [first] = modelsOf(stop);
  const isGiven = stop.ref.kind === "base" || !control || !stop.walked;
  if (isGiven) return first && { id: first.id, region: first.inProfile ? stop.region : first.region };
  const home = stop.region === "*" ? undefined : stop.region;
  for (const { modelId, region } of placesFor(stop.walked.leaves, home, session)) {
    if (await isOnDemand(control, { modelId, region }, options)) return { id: modelId, region: region ?? "*" };
  }
  return undefined;
}
