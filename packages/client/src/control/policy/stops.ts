import type { ModelRef } from "@bedrock-targets/core";
import type { Control } from "../control.ts";
import { Walk, type Walked } from "../resolve/walk.ts";
import { modelArn, ownedArn, type Place, placeOfRegion } from "./arns.ts";
import { permissionsOf } from "./kinds/index.ts";
import type { Stop } from "./stop.ts";

/** How a target is looked at. */
interface Looking {
  /** Whether to look behind it even where invoking does not depend on that. */
  readonly isNeeded?: boolean;
  /** Whether to ask anew. What stands behind it then is new, too. */
  readonly refresh?: boolean | undefined;
}

/** Finds what a policy has to know of each thing that is named on the way; what was asked once is remembered. */
export class Stops {
  readonly #control: Control | undefined;
  readonly #signal: AbortSignal | undefined;

  /** @param control absent: nothing is looked up */
  constructor(control: Control | undefined, signal: AbortSignal | undefined) {
    this.#control = control;
    this.#signal = signal;
  }

  /**
   * @throws BedrockTargetError `not-found` where it does not exist, or something behind it
   */
  async of(
    ref: ModelRef,
    home: string | undefined,
    { isNeeded = false, refresh = false }: Looking = {},
  ): Promise<Stop> {
    const region = ref.region ?? home;
    const looks = isNeeded || (permissionsOf(ref.kind)?.looksBehind ?? true);
    const walked = looks ? await this.#walk(ref, region, refresh) : undefined;
    const place = placeOfRegion(region, ref.partition);
    return { ref, ...place, arn: arnOf(ref, place, walked), walked };
  }

  async #walk(ref: ModelRef, region: string | undefined, refresh: boolean): Promise<Walked | undefined> {
    return this.#control && new Walk(this.#control, { signal: this.#signal, refresh }).from(ref, region);
  }
}

/** By what was given, else by what was looked up; the account of a profile that was neither is unknown. */
function arnOf(ref: ModelRef, place: Place, walked: Walked | undefined): string {
  const { kind, modelId, resourceId = modelId } = ref;
  if (modelId.startsWith("arn:")) return modelId;
  if (kind === "base") return modelArn(place, resourceId);
  return walked?.description?.arn ?? ownedArn(place, "*", `inference-profile/${resourceId}`);
}
