import { BedrockTargetError, shapeConverse } from "@bedrock-targets/core";
import { converseFields } from "../../src/samples/converse-fields.ts";
import { type Members, type Mistake, reshaped, under } from "./mistake.ts";

const conversing = ["plain", "stored", "half"] as const;

const without = (name: string, { [name]: _dropped, ...others }: Members): Members => others;

/** A member of a member is lost. */
const loses = (field: string, member: string, caughtBy: RegExp): Mistake => ({
  what: `the loss of \`${field}.${member}\``,
  on: ["plain"],
  target: reshaped((input) => (input[field] ? { ...input, [field]: without(member, input[field] as Members) } : input)),
  caughtBy,
});

/** The fields that a request has, and Converse too: what is left when somebody drops the rest without a word. */
const known = (request: Members): Members =>
  Object.fromEntries(Object.entries(request).filter(([name]) => converseFields.some((field) => field === name)));

/** What a strategy gets wrong when it makes the input of Converse. */
export const shapingMistakes: readonly Mistake[] = [
  {
    what: "a request that is spread into the input",
    on: conversing,
    target: reshaped((input, request) => ({ ...input, ...request })),
    caughtBy: /^converse\S* (is shaped|sends all fields|sends `(messages|system|variables)`|leaves out)/,
  },
  ...converseFields.map((field) => ({
    what: `the loss of \`${field}\``,
    on: conversing,
    target: reshaped((input) => without(field === "variables" ? "promptVariables" : field, input)),
    caughtBy: new RegExp(`^converse\\S* sends \`${field}\` member for member`),
  })),
  loses("inferenceConfig", "topP", /^converse\S* sends `inferenceConfig`/),
  loses("toolConfig", "toolChoice", /^converse\S* sends `toolConfig`/),
  loses("guardrailConfig", "streamProcessingMode", /^converseStream sends `guardrailConfig`/),
  loses("additionalModelRequestFields", "labels", /^converse\S* (is shaped|sends `additionalModelRequestFields`)/),
  {
    what: "refused fields that go through",
    on: ["stored", "half"],
    target: (right) => ({
      ...right,
      shapeConverse: (request, target, operation) =>
        shapeConverse(
          request,
          under(target, { takes: ["variables", "promptVariables"], messages: "optional" }),
          operation,
        ),
    }),
    caughtBy: /^converse\S* refuses `/,
  },
  {
    what: "variables that are dropped where they mean nothing",
    on: ["plain"],
    target: reshaped(
      () => undefined,
      (request) => without("variables", without("promptVariables", request)),
    ),
    caughtBy: /^converse\S* refuses `(variables|promptVariables)`/,
  },
  {
    what: "unknown fields that are dropped",
    on: conversing,
    target: reshaped(() => undefined, known),
    caughtBy: /^converse\S* refuses a field that does not exist/,
  },
  {
    what: "messages that were made up",
    on: conversing,
    target: reshaped(
      () => undefined,
      (request) => ({ ...request, messages: request.messages || "Hello." }),
    ),
    caughtBy: /^converse\S* (refuses a request without|needs no) messages/,
  },
  {
    what: "messages that are demanded where they may be absent",
    on: ["stored"],
    target: reshaped((input) => {
      if (input.messages) return input;
      throw new BedrockTargetError({ code: "invalid-request", message: "`messages`", advice: "Pass some." });
    }),
    caughtBy: /^converse\S* needs no messages/,
  },
  {
    what: "a modelId that is sent as it was passed, and stands for another",
    on: ["alias"],
    target: ({ kinds, rules, recognise }) => ({ kinds, rules, ...(recognise && { recognise }) }),
    caughtBy: /is shaped field by field|has the modelId as one|replies with the target/,
  },
  {
    what: "a request that is changed",
    on: conversing,
    target: reshaped(
      () => undefined,
      (request) => Object.assign(request, { messages: request.messages }),
    ),
    caughtBy: /^converse\S* (is shaped|takes a deeply frozen request)/,
  },
  {
    what: "an input that is kept for the next call",
    on: conversing,
    target(right) {
      let first: object | undefined;
      return reshaped((input) => {
        first ??= input;
        return first;
      })(right);
    },
    caughtBy: /^20 calls of/,
  },
];
