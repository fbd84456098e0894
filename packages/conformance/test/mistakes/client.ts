import { BedrockTargetError } from "@bedrock-targets/core";
import { type Moment, rightSteps } from "../fake/steps.ts";
import type { Mistake } from "./mistake.ts";

const all = ["plain", "stored", "half", "refusing", "alias"] as const;
const calling = ["plain", "stored", "half", "alias"] as const;

/** A client that forgets to look at its signal at some moments. */
const deaf = (what: string, moments: readonly Moment[], caughtBy: RegExp): Mistake => ({
  what,
  on: calling,
  steps: {
    checkSignal(signal, when, target) {
      if (!moments.includes(when)) rightSteps.checkSignal(signal, when, target);
    },
  },
  caughtBy,
});

/** What a client gets wrong, or a strategy makes it get wrong. */
export const clientMistakes: readonly Mistake[] = [
  {
    what: "a raw modelId in the path",
    on: calling,
    steps: { path: (modelId, action) => `/model/${modelId}/${action}` },
    caughtBy: /has the modelId as one percent-encoded segment/,
  },
  {
    what: "a reply that names another target",
    on: calling,
    steps: { replyFacts: (facts) => ({ ...facts, target: { kind: "base", modelId: "another.model" } }) },
    caughtBy: /replies with the target/,
  },
  {
    what: "replies that belong to other calls",
    on: calling,
    steps: { replyFacts: (facts) => ({ ...facts, $metadata: { requestId: "request-0" } }) },
    caughtBy: /^20 calls of|does not mind an abort after its end/,
  },
  {
    what: "refused operations that are carried out",
    on: ["stored", "half", "refusing"],
    steps: { checkOperation() {} },
    caughtBy: /is refused, with the reason/,
  },
  {
    what: "refusals that are no BedrockTargetError",
    on: all,
    steps: {
      pick() {
        throw new Error("No.");
      },
    },
    caughtBy: /^refuses .* where no other|^\S+ refuses |is refused, with the reason|sends nothing with a signal/,
  },
  {
    what: "refusals without advice",
    on: calling,
    steps: {
      shape() {
        throw new BedrockTargetError({ code: "invalid-request", message: "No.", advice: "" });
      },
    },
    caughtBy: /^(converse|invoke)\S* refuses /,
  },
  {
    what: "bytes in JSON's way",
    on: calling,
    steps: { encode: (bytes) => [...bytes] },
    caughtBy: /carries the bytes of/,
  },
  {
    what: "bytes beyond a view's ends",
    on: calling,
    steps: { encode: ({ buffer }) => Buffer.from(buffer).toString("base64") },
    caughtBy: /carries the bytes of/,
  },
  {
    what: "a reply that is not what was streamed",
    on: calling,
    steps: { textOf: (text, reader) => (reader === "reply" ? text.trim().slice(1) : text) },
    caughtBy: /adds its events up|gives the text alone|gives the whole reply/,
  },
  {
    what: "late text that lacks what came before",
    on: calling,
    steps: { textOf: (text, reader) => (reader === "text" ? text.slice(6) : text) },
    caughtBy: /adds its events up|gives the text alone/,
  },
  {
    what: "streams that stay open when they are left",
    on: calling,
    steps: { closes: () => "ended" },
    caughtBy: /ends the exchange/,
  },
  {
    what: "streams that are cut at their end",
    on: calling,
    steps: { closes: () => "aborted" },
    caughtBy: /is not left by a reader/,
  },
  deaf("calls that are sent although they were aborted", ["before", "under way"], /sends nothing with a signal/),
  deaf("an abort that is overheard under way", ["under way", "reading"], /while it is under way/),
  deaf("an abort that is overheard between events", ["reading"], /between two events/),
  deaf("an abort that is overheard while the answer comes", ["answering"], /while its answer is coming/),
  {
    what: "an abort that is called something else",
    on: calling,
    steps: {
      checkSignal(signal) {
        if (signal?.aborted) throw new BedrockTargetError({ code: "unknown", message: "Oh.", advice: "Try again." });
      },
    },
    caughtBy: /sends nothing with a signal|while it is under way|between two events|while its answer/,
  },
];
