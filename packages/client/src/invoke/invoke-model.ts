import type { InvokeModelReply } from "@bedrock-targets/core";
import { Call, invokeInput, onTarget, type Performance, perform, Refused } from "../call.ts";
import type { CallOptions } from "../options.ts";
import type { ClientState } from "../state.ts";
import { invokeReply } from "./invoke-reply.ts";

const way: Performance<"invokeModel", Call<"invokeModel">, InvokeModelReply> = {
  begin: (client, target, options, past) => new Call(client, target, "invokeModel", options, past),
  ...onTarget("invokeModel", invokeInput),
  check: ({ body }, call) => checkBody(body, call),
  replyOf: (output, call) => invokeReply(output, call.head, call.ref, call.attempts.list),
};

/** Sends a body in the model's own format, and gives the whole answer. */
export const invokeModel = (
  client: ClientState,
  target: unknown,
  request: unknown,
  options: CallOptions | undefined,
): Promise<InvokeModelReply> => perform(client, way, target, request, options);

/**
 * A body that is shorter than its length says was cut; over HTTP/2 nothing else tells. Nothing, or a page, is no answer: no
 * model answers so.
 *
 * @throws Refused
 */
function checkBody(body: Uint8Array | undefined, { head }: Call): void {
  const announced = Number(head?.headers["content-length"] ?? Number.NaN);
  const came = body?.length ?? 0;
  const isEncoded = head?.headers["content-encoding"] !== undefined;
  if (!isEncoded && !Number.isNaN(announced) && announced !== came) {
    throw new Refused((words) => words.bodyCut(announced, came));
  }
  const isPage = /^text\/html\b/i.test(head?.headers["content-type"] ?? "");
  if (head && (came === 0 || isPage)) throw new Refused((words) => words.noAnswer(isPage));
}
