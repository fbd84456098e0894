import type { ConverseReply } from "@bedrock-targets/core";
import type { CallOptions } from "../options.ts";
import type { ClientState } from "../state.ts";
import { Call } from "./call.ts";
import { onTarget } from "./carry-out.ts";
import { converseReply } from "./converse-reply.ts";
import { converseInput } from "./input.ts";
import { type Performance, perform } from "./perform.ts";
import { Refused } from "./refused.ts";

const way: Performance<"converse", Call<"converse">, ConverseReply> = {
  begin: (client, target, options, past) => new Call(client, target, "converse", options, past),
  ...onTarget("converse", (target, request) => converseInput(target, request, "converse")),
  check: ({ output }) => {
    // An answer of 200 without a message is none: something in between, or the service, has failed.
    if (!Array.isArray(output?.message?.content)) throw new Refused((words) => words.noMessage());
  },
  replyOf: (output, call) => converseReply(output, call.ref, call.attempts.list),
};

/** Sends a conversation, and gives the whole reply. */
export const converse = (
  client: ClientState,
  target: unknown,
  request: unknown,
  options: CallOptions | undefined,
): Promise<ConverseReply> => perform(client, way, target, request, options);
