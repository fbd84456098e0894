import type { ConverseReply } from "@bedrock-targets/core";
import { isPlainObject } from "@bedrock-targets/core/shape";
import type { CallOptions } from "../options.ts";
import type { ClientState } from "../state.ts";
import { Call } from "./call.ts";
import { converseReply } from "./converse-reply.ts";
import { converseInput } from "./input.ts";
import { isJson } from "./is-json.ts";
import { onTarget } from "./on-target.ts";
import { type Performance, perform } from "./perform.ts";
import { Refused } from "./refused.ts";

const way: Performance<"converse", Call<"converse">, ConverseReply> = {
  begin: (client, target, options, past) => new Call(client, target, "converse", options, past),
  ...onTarget("converse", (target, request) => converseInput(target, request, "converse")),
  check: ({ output }, { head }) => {
    // An answer of 200 without a message is none: something in between, or the service, has failed.
    const content: unknown = output?.message?.content;
    if (!Array.isArray(content) || !content.every(isBlock)) throw new Refused((words) => words.noMessage());
    if (!isJson(head)) throw new Refused((words) => words.noAnswer("other"));
  },
  replyOf: (output, call) => converseReply(output, call.ref, call.attempts.list),
};

const isBlock = (block: unknown): boolean => {
  const { text, citationsContent } = Object(block);
  const isText = text === undefined || typeof text === "string";
  return isPlainObject(block) && isText && (citationsContent === undefined || isPlainObject(citationsContent));
};

/** Sends a conversation, and gives the whole reply. */
export const converse = (
  client: ClientState,
  target: unknown,
  request: unknown,
  options: CallOptions | undefined,
): Promise<ConverseReply> => perform(client, way, target, request, options);
