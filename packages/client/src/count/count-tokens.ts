import type { BoundTarget } from "@bedrock-targets/core/target";
import { isJson, type Performance, perform } from "../call.ts";
import type { CallOptions } from "../options.ts";
import type { ClientState } from "../state.ts";
import { CountCall } from "./count-call.ts";
import { type Counted, conversationOf, countedBody, hasBody } from "./count-input.ts";
import { onModelBehind, onModelItself } from "./on-model.ts";
import { noCount } from "./refusals.ts";
import type { TokenCount } from "./token-count.ts";

const way: Performance<"countTokens", CountCall, TokenCount> = {
  operation: "countTokens",
  begin: (client, target, options, past) => new CountCall(client, target, options, past),
  shape,
  exchange: async (call, request) => {
    const { target, session } = call;
    const counted = shape(target, request);
    const region = await session.placeOf(target, call.signal);
    return target.kind === "base" ? onModelItself(call, counted, region) : onModelBehind(call, counted, region);
  },
  check: ({ inputTokens }, call) => {
    if (typeof inputTokens !== "number" || !isJson(call.head)) throw noCount(call);
  },
  replyOf: (output, call) => ({ ...call.factsOf(output), inputTokens: output.inputTokens ?? 0, ...call.place }), // checked
};

/** Counts the tokens of a request, on the foundation model that stands behind a target. */
export const countTokens = (
  client: ClientState,
  target: unknown,
  request: unknown,
  options: CallOptions | undefined,
): Promise<TokenCount> => perform(client, way, target, request, options);

/** The request, checked before anything is sent. Only the text of a stored prompt has yet to be read. */
function shape(target: BoundTarget, request: unknown): Counted {
  return hasBody(request) ? countedBody(target, request) : { converse: conversationOf(target, request) };
}
