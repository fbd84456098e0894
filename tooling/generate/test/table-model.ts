import type { ServiceModel, Shape } from "../src/model.ts";

export const structure = (members: Record<string, string>, others: Partial<Shape> = {}): Shape => ({
  type: "structure",
  members: Object.fromEntries(Object.entries(members).map(([name, shape]) => [name, { shape }])),
  ...others,
});

const request = { modelId: "Text", extra: "Document", turns: "Turns", labels: "Labels", guard: "Guard" };
const invocation = structure({ modelId: "Text", body: "Body" });

/** Requests and answers as small as can be, with one shape of each sort; `shapes` are added, or take the place of others. */
export function modelWith(shapes: Record<string, Shape> = {}): ServiceModel {
  return {
    operations: {},
    shapes: {
      Text: { type: "string" },
      Count: { type: "integer" },
      Share: { type: "float" },
      Flag: { type: "boolean" },
      Body: { type: "blob" },
      ConversationRole: { type: "string", enum: ["user"] },
      Document: structure({}, { document: true }),
      Labels: { type: "map", key: { shape: "Text" }, value: { shape: "Text" } },
      Turns: { type: "list", member: { shape: "Turn" } },
      Turn: structure({ role: "ConversationRole", block: "Block", first: "Place", last: "Place" }),
      Block: structure({ share: "Share", none: "Nothing" }, { union: true }),
      Place: structure({ line: "Count", exact: "Flag" }),
      Nothing: structure({}),
      Guard: structure({ trace: "Text" }),
      GuardStream: structure({ trace: "Text", mode: "Text" }),
      ConverseRequest: structure(request),
      ConverseStreamRequest: structure({ ...request, guard: "GuardStream" }),
      InvokeModelRequest: invocation,
      InvokeModelWithResponseStreamRequest: invocation,
      CountTokensRequest: structure({ modelId: "Text", input: "CountTokensInput" }),
      CountTokensInput: structure({ prompt: "Text" }, { union: true }),
      CountTokensResponse: structure({ inputTokens: "Count" }),
      ConverseResponse: structure({ usage: "Usage", number: "Text" }),
      Usage: structure({ tokens: "Count" }),
      ConverseStreamOutput: structure({ begin: "Begin", broken: "Broken" }, { eventstream: true }),
      Begin: structure({ at: "Place", score: "Share" }),
      ResponseStream: structure({ chunk: "Chunk", broken: "Broken" }, { eventstream: true }),
      Chunk: structure({ bytes: "Body" }),
      Broken: structure({ message: "Text" }, { exception: true }),
      ...shapes,
    },
  };
}
