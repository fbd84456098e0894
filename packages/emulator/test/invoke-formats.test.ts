import { describe, expect, it } from "vitest";
import { createEmulator, type ModelDefinition } from "../src/index.ts";
import { type JsonObject, listOf, objectOf, textOf } from "../src/wire/json.ts";
import { framesIn, spokenIn } from "./recordings/frames.ts";
import { post } from "./support.ts";

const invoke = async (model: ModelDefinition, body: unknown, action = "invoke") => {
  const emulator = createEmulator({ models: [model] });
  return emulator.fetch(post(`/model/${encodeURIComponent(model.modelId)}/${action}`, body));
};

const answerOf = async (modelId: string, body: unknown): Promise<JsonObject> =>
  objectOf(await (await invoke({ modelId }, body)).json());

const chunksOf = async (modelId: string, body: unknown): Promise<readonly JsonObject[]> => {
  const response = await invoke({ modelId }, body, "invoke-with-response-stream");
  return framesIn(Buffer.from(await response.arrayBuffer())).map(spokenIn);
};

const first = (list: unknown): JsonObject => objectOf(listOf(list)[0]);

/** The text in a whole answer, and in a chunk of a stream. */
interface Format {
  readonly modelId: string;
  readonly body: JsonObject;
  readonly text: (body: JsonObject) => unknown;
  readonly piece: (chunk: JsonObject) => unknown;
}

const outputs = (body: JsonObject) => first(body.outputs).text;
const generations = (body: JsonObject) => first(body.generations).text;

const formats: Readonly<Record<string, Format>> = {
  "Claude's before Messages": {
    modelId: "anthropic.claude-instant-v1",
    body: { prompt: "\n\nHuman: Bye\n\nAssistant: Oh?\n\nHuman: Hello\n\nAssistant:", max_tokens_to_sample: 300 },
    text: ({ completion }) => completion,
    piece: ({ completion }) => completion,
  },
  "Command's": {
    modelId: "cohere.command-text-v14",
    body: { prompt: "Hello" },
    text: generations,
    piece: generations,
  },
  "Mistral's": {
    modelId: "mistral.mistral-7b-instruct-v0:2",
    body: { prompt: "<s>[INST] Bye [/INST] Oh? [INST] Hello [/INST]" },
    text: outputs,
    piece: outputs,
  },
  "Titan Text's": {
    modelId: "amazon.titan-text-express-v1",
    body: { inputText: "Hello" },
    text: ({ results }) => first(results).outputText,
    piece: ({ outputText }) => outputText,
  },
};

describe("a format of InvokeModel", () => {
  it.each(Object.entries(formats))("%s answers what was said last, plain and streamed", async (_, format) => {
    const { modelId, body, text, piece } = format;
    const whole = text(await answerOf(modelId, body));
    expect(whole).toMatch(/^“Hello” is what/);
    expect((await chunksOf(modelId, body)).map(piece).join("")).toBe(whole);
  });

  it.each([
    ["mistral.mistral-7b-instruct-v0:2", { prompt: "Hello", max_tokens: 2 }, "stop_reason", "length"],
    ["mistral.mistral-7b-instruct-v0:2", { prompt: "Hello", stop: ["what"] }, "stop_reason", "stop"],
    ["amazon.titan-text-lite-v1", { inputText: "Hello" }, "completionReason", "FINISH"],
    [
      "amazon.titan-text-lite-v1",
      { inputText: "Hello", textGenerationConfig: { maxTokenCount: 2 } },
      "completionReason",
      "LENGTH",
    ],
    ["cohere.command-text-v14", { prompt: "Hello" }, "finish_reason", "COMPLETE"],
    ["cohere.command-text-v14", { prompt: "Hello", max_tokens: 2 }, "finish_reason", "MAX_TOKENS"],
    ["cohere.command-text-v14", { prompt: "Hello", stop_sequences: ["what"] }, "finish_reason", "STOP_SEQUENCE"],
    ["anthropic.claude-v2", { prompt: "\n\nHuman: Hello\n\nAssistant:", max_tokens_to_sample: 2 }, "stop", null],
  ])("of %s says of %o in `%s` how it ended: %s", async (modelId, body, member, reason) => {
    expect(JSON.stringify(await answerOf(modelId, body))).toContain(`"${member}":${JSON.stringify(reason)}`);
  });

  it("of Command R continues the conversation", async () => {
    const chat_history = [{ role: "USER", message: "Bye" }];
    const { text, chat_history: history } = await answerOf("cohere.command-r-v1:0", { message: "Hello", chat_history });
    expect(text).toMatch(/^“Hello” is what/);
    expect(history).toEqual([...chat_history, { role: "USER", message: "Hello" }, { role: "CHATBOT", message: text }]);
  });

  it("of Jamba is OpenAI's with less in it", async () => {
    const body = { messages: [{ role: "user", content: "Hello" }] };
    const answer = await answerOf("ai21.jamba-1-5-mini-v1:0", body);
    expect(Object.keys(answer).sort()).toEqual(["choices", "id", "meta", "model", "usage"]);
    expect(first(answer.choices).message).toMatchObject({ tool_calls: null });
  });

  it.each(["cohere.command-r-v1:0", "ai21.jamba-1-5-mini-v1:0", "cohere.embed-v4:0"])(
    "that was never recorded as a stream has none: %s",
    async (modelId) => {
      const body = { message: "Hello", messages: [{}], texts: ["Hello"], input_type: "search_query" };
      const response = await invoke({ modelId }, body, "invoke-with-response-stream");
      expect(response.status).toBe(400);
      expect(textOf(objectOf(await response.json()).message)).toMatch(/does not stream/);
    },
  );

  it("of Mistral's newer models is OpenAI's, as is that of any model that is not known", async () => {
    const body = { messages: [{ role: "user", content: "Hello" }] };
    for (const modelId of ["mistral.mistral-large-3", "newco.model-1"]) {
      expect((await answerOf(modelId, body)).object).toBe("chat.completion");
    }
  });

  it("of a model that thinks unasked has its thoughts in tags, each piece in its own", async () => {
    const model = { modelId: "openai.gpt-oss-20b-1:0", thinks: true };
    const body = { messages: [{ role: "user", content: "Hello" }] };
    const { choices } = objectOf(await (await invoke(model, body)).json());
    expect(objectOf(first(choices).message).content).toMatch(/^<reasoning>.+<\/reasoning>“Hello” is what/);
    const stream = await invoke(model, body, "invoke-with-response-stream");
    const chunks = framesIn(Buffer.from(await stream.arrayBuffer())).map(spokenIn);
    expect(objectOf(first(chunks[1]?.choices).delta).content).toMatch(/^<reasoning>[^<]+<\/reasoning>$/);
  });
});

describe("vectors", () => {
  const texts = { texts: ["Hello", "Bye"], input_type: "search_document" };
  const nova = (embeddingDimension?: number) => ({
    taskType: "SINGLE_EMBEDDING",
    singleEmbeddingParams: { text: { value: "Hello" }, embeddingDimension },
  });

  it("have the length that was asked for, or the model's own", async () => {
    const float = async (body: JsonObject) => objectOf((await answerOf("cohere.embed-v4:0", body)).embeddings).float;
    const vectors = [
      (await answerOf("amazon.titan-embed-text-v1", { inputText: "Hello" })).embedding,
      listOf(await float(texts))[1],
      listOf(await float({ ...texts, output_dimension: 256 }))[1],
      listOf((await answerOf("cohere.embed-english-v3", texts)).embeddings)[1],
      first((await answerOf("amazon.nova-2-multimodal-embeddings-v1:0", nova())).embeddings).embedding,
      first((await answerOf("amazon.nova-2-multimodal-embeddings-v1:0", nova(384))).embeddings).embedding,
    ];
    expect(vectors.map((vector) => listOf(vector).length)).toEqual([1536, 1536, 256, 1024, 3072, 384]);
  });

  it("come by their types where those are asked for", async () => {
    const { embeddings, response_type } = await answerOf("cohere.embed-english-v3", {
      ...texts,
      embedding_types: ["int8"],
    });
    expect(response_type).toBe("embeddings_by_type");
    expect(Object.keys(objectOf(embeddings))).toEqual(["int8"]);
  });

  it.each([
    ["cohere.embed-v4:0", { ...texts, texts: [] }],
    ["cohere.embed-english-v3", { texts: ["Hello"] }],
    ["amazon.nova-2-multimodal-embeddings-v1:0", { taskType: "SEGMENTED_EMBEDDING" }],
    ["amazon.nova-2-multimodal-embeddings-v1:0", { ...nova(), singleEmbeddingParams: {} }],
    ["amazon.titan-embed-text-v1", { inputText: "" }],
    ["amazon.titan-text-express-v1", { inputText: 7 }],
    ["mistral.mistral-7b-instruct-v0:2", {}],
    ["cohere.command-text-v14", { prompt: 7 }],
    ["cohere.command-r-v1:0", { message: 7 }],
    ["anthropic.claude-v2", { prompt: "Hello", max_tokens_to_sample: 1 }],
  ])("and texts of %s are not made of %o", async (modelId, body) => {
    const response = await invoke({ modelId }, body);
    expect(response.status).toBe(400);
    expect(textOf(objectOf(await response.json()).message)).toMatch(/^Malformed input request: /);
  });
});
