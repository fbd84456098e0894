import { converseInput, onTarget, type Performance, perform } from "../call.ts";
import type { CallOptions } from "../options.ts";
import type { ClientState } from "../state.ts";
import { ConverseStream } from "./converse-stream.ts";
import { StreamCall } from "./stream-call.ts";

const way: Performance<"converseStream", StreamCall<"converseStream">, ConverseStream> = {
  begin: (client, target, options, past) => new StreamCall(client, target, "converseStream", options, past),
  isRead: true,
  ...onTarget("converseStream", (target, request) => converseInput(target, request, "converseStream")),
  replyOf: (output, call) => new ConverseStream(output.stream, call.factsOf(output), call),
};

/** Sends a conversation, and gives the reply as it comes. */
export const converseStream = (
  client: ClientState,
  target: unknown,
  request: unknown,
  options: CallOptions | undefined,
): Promise<ConverseStream> => perform(client, way, target, request, options);
