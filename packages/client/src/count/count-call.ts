import type { RuntimeOutputs } from "@bedrock-targets/core";
import type { BoundTarget } from "@bedrock-targets/core/target";
import { Call, type Past } from "../call.ts";
import type { CallOptions } from "../options.ts";
import type { ClientState } from "../state.ts";
import type { Counted } from "./count-input.ts";
import type { Place } from "./places.ts";
import { doesNotCount, isRefusalToCount } from "./refusals.ts";

/** A call that is answered by the model behind its target. */
export class CountCall extends Call<"countTokens"> {
  /** Where it has been counted; until then, the target itself. */
  place: Place = { modelId: this.target.modelId, region: undefined };

  constructor(client: ClientState, target: BoundTarget, options: CallOptions, past?: Past) {
    super(client, target, "countTokens", options, past);
  }

  /** Has a model count. @throws BedrockTargetError `operation-not-supported` where it does not */
  async count(input: Counted, place: Place): Promise<RuntimeOutputs["countTokens"]> {
    this.place = place;
    try {
      return await this.send({ modelId: place.modelId, input }, place.region);
    } catch (thrown) {
      throw isRefusalToCount(thrown) ? doesNotCount(this, thrown) : thrown;
    }
  }
}
