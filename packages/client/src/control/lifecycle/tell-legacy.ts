import type { EventSink } from "@bedrock-targets/core";
import type { BoundTarget } from "@bedrock-targets/core/target";
import { isHeard, tell } from "../../call.ts";
import type { Control, LookupPlace } from "../control.ts";
import type { ResolvedModel } from "../resolve/resolution.ts";
import { alternativesTo } from "./alternatives.ts";
import { isEnding } from "./is-ending.ts";

/** Whom was told of which targets while the process lives. */
const told = new WeakMap<EventSink | Control, Set<string>>();

/** Tells a listener, once per target, that a model behind it is ending, and what there is besides. */
export async function tellLegacy(
  control: Control,
  sink: EventSink | undefined,
  target: BoundTarget,
  models: readonly ResolvedModel[],
  place: LookupPlace,
): Promise<void> {
  const ending = models.find(({ lifecycle }) => isEnding(lifecycle));
  if (!ending || !isHeard([sink]) || !isFirst(sink ?? control, target.modelId)) return;
  const alternatives = await alternativesTo(control, ending, place);
  const { status: _, ...times } = ending.lifecycle;
  tell([sink], { type: "model-legacy", target: target.ref, modelId: ending.modelId, ...times, alternatives });
}

function isFirst(listener: EventSink | Control, modelId: string): boolean {
  const known = told.get(listener) ?? new Set<string>();
  told.set(listener, known);
  if (known.has(modelId)) return false;
  known.add(modelId);
  return true;
}
