import { invokeInput, onTarget, type Performance, perform } from "../call.ts";
import type { CallOptions } from "../options.ts";
import type { ClientState } from "../state.ts";
import { InvokeModelStream } from "./invoke-stream.ts";
import { StreamCall } from "./stream-call.ts";

const way: Performance<"invokeModelStream", StreamCall<"invokeModelStream">, InvokeModelStream> = {
  begin: (client, target, options, past) => new StreamCall(client, target, "invokeModelStream", options, past),
  isRead: true,
  ...onTarget("invokeModelStream", invokeInput),
  replyOf: (output, call) =>
    new InvokeModelStream(output.body, { ...call.factsOf(output), contentType: output.contentType }, call),
};

/** Sends a body in the model's own format, and gives the answer's chunks as they come. */
export const invokeModelStream = (
  client: ClientState,
  target: unknown,
  request: unknown,
  options: CallOptions | undefined,
): Promise<InvokeModelStream> => perform(client, way, target, request, options);
