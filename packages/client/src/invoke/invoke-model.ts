import type { InvokeModelReply } from "@bedrock-targets/core";
import { Call, invokeInput, onTarget, type Performance, perform } from "../call.ts";
import type { CallOptions } from "../options.ts";
import type { ClientState } from "../state.ts";
import { checkBody } from "./check-body.ts";
import { invokeReply } from "./invoke-reply.ts";

const way: Performance<"invokeModel", Call<"invokeModel">, InvokeModelReply> = {
  begin: (client, target, options, past) => new Call(client, target, "invokeModel", options, past),
  ...onTarget("invokeModel", invokeInput),
  check: ({ body }, { head }, request) => checkBody(body, head, Object(request).accept),
  replyOf: (output, call) => invokeReply(output, call.head, call.ref, call.attempts.list),
};

/** Sends a body in the model's own format, and gives the whole answer. */
export const invokeModel = (
  client: ClientState,
  target: unknown,
  request: unknown,
  options: CallOptions | undefined,
): Promise<InvokeModelReply> => perform(client, way, target, request, options);
