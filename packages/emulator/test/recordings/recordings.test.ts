import { describe, expect, it } from "vitest";
import { createEmulator, type ModelDefinition } from "../src/index.ts";
import { isObject, type JsonObject, objectOf, textOf } from "../src/wire/json.ts";
import { missingShared, type Recording, recordings } from "./shared.ts";
import { post } from "./support.ts";

const actions: Readonly<Record<string, string>> = {
  Converse: "converse",
  ConverseStream: "converse-stream",
  InvokeModel: "invoke",
  InvokeModelWithResponseStream: "invoke-with-response-stream",
};

/** Vendors whose InvokeModel format the emulator speaks, by how their bodies look. */
const speaks = (body: JsonObject): boolean =>
  "anthropic_version" in body || "messages" in body || "max_gen_len" in body || "inputText" in body;

/** Whether a request has nothing but text in it: media, tools, guardrails and the like have later tests of their own. */
const textOnly = (body: JsonObject): boolean =>
  !/"(toolConfig|tools|guardrailConfig|document|image|video|toolUse|toolResult|outputConfig|cachePoint|cache_control|promptVariables|reasoningContent|audio)"/.test(
    JSON.stringify(body),
  );

/** Recordings that say nothing about an ordinary answer. */
const exempt: Readonly<Record<string, string>> = {
  d600e9384637: "cut down by hand at its source: no usage and no metrics",
  "83a654de6a3b": "cut down by hand at its source: no input tokens",
  "10cf8f2eb145": "cut down by hand at its source: no usage",
  "7e2725dd62f4": "the model said nothing",
  "3bd9bd2e66c9": "the model only reasoned, unasked",
};

const comparable = (recording: Recording): boolean => {
  const { operation, modelId, requestBody, responseBody, responseFrames = [], notes = [] } = recording;
  if (recording.status !== 200 || recording.id in exempt || notes.length > 0) return false;
  if (!(operation in actions) || modelId === null || modelId.startsWith("arn:")) return false;
  if (!isObject(requestBody) || !textOnly(requestBody)) return false;
  const answered = isObject(responseBody) || responseFrames.length > 1;
  return answered && (operation.startsWith("Converse") || (speaks(requestBody) && vendorIsKnown(modelId)));
};

const vendorIsKnown = (modelId: string): boolean =>
  /^((us|eu|global)\.)?(anthropic\.claude-3|anthropic\.claude-[a-z]+-4|amazon\.nova-(lite|micro|pro)|meta\.|openai\.)/.test(
    modelId,
  ) || modelId === "amazon.titan-embed-text-v2:0";

/** A definition for an id as recorded, with its profile where the id is one. */
const definitionOf = (recorded: string): ModelDefinition => {
  const [, geography, modelId = recorded] = /^(us|eu|global)\.(.+)$/.exec(recorded) ?? [];
  const dialect = modelId.includes("titan-embed") ? ({ dialect: "titan-embeddings", converse: false } as const) : {};
  return { modelId, ...dialect, ...(geography && { profiles: ["us", "eu", "global"] }) };
};

/** Members that come and go between recordings of one and the same model, so that neither presence is wrong. */
const optional =
  /(^|\.)(serverToolUsage|cache\w+|cacheDetails.*|stop_details|service_tier|output_tokens_details.*|additionalModelResponseFields|prompt_tokens_details.*|p|citations)$|cache_creation\.|reasoningContent/;

const membersOf = (value: unknown, path = ""): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap((item) => membersOf(item, `${path}[]`));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, member]) => [
    `${path}.${name}`,
    ...membersOf(member, `${path}.${name}`),
  ]);
};

const shapeOf = (values: readonly unknown[]): readonly string[] =>
  [...new Set(values.flatMap((value) => membersOf(value)))].filter((path) => !optional.test(path)).sort();

/** The events in the frames of a stream, each under its type; the chunks of InvokeModel decoded. */
const eventsOf = (bytes: Buffer): readonly unknown[] => {
  if (bytes.length === 0) return [];
  const [length, headersLength] = [bytes.readUInt32BE(0), bytes.readUInt32BE(4)];
  const headers = bytes.toString("latin1", 12, 12 + headersLength);
  // Behind the name come the type of the value and its length, three bytes.
  const type = /:event-type.{3}(\w+)/s.exec(headers)?.[1] ?? "none";
  const payload = objectOf(JSON.parse(bytes.toString("utf8", 12 + headersLength, length - 4)));
  const chunk = textOf(payload.bytes);
  const event = chunk === undefined ? { [type]: payload } : JSON.parse(Buffer.from(chunk, "base64").toString());
  return [event, ...eventsOf(bytes.subarray(length))];
};

const recordedShape = ({ responseBody, responseFrames }: Recording): readonly string[] =>
  responseFrames
    ? shapeOf(responseFrames.flatMap((frame) => eventsOf(Buffer.from(frame, "base64"))))
    : shapeOf([responseBody]);

const emulatedShape = async ({ operation, modelId, requestBody }: Recording): Promise<readonly string[]> => {
  const emulator = createEmulator({ models: [definitionOf(modelId ?? "")] });
  const path = `/model/${encodeURIComponent(modelId ?? "")}/${actions[operation]}`;
  const response = await emulator.fetch(post(path, requestBody));
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(response.status, bytes.toString()).toBe(200);
  return response.headers.get("content-type") === "application/json"
    ? shapeOf([JSON.parse(bytes.toString())])
    : shapeOf(eventsOf(bytes));
};

describe("recorded text-only requests", () => {
  const selected = (recordings ?? []).filter(comparable);

  it.skipIf(!recordings)(`are many enough to say something ${recordings ? "" : missingShared}`, () => {
    for (const name of Object.keys(actions)) {
      expect(selected.filter(({ operation }) => operation === name).length, name).toBeGreaterThan(10);
    }
  });

  it.each(selected)("$operation $modelId ($id) has the recorded members at each level", async (recording) => {
    expect(await emulatedShape(recording)).toEqual(recordedShape(recording));
  });
});
