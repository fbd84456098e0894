import { tokensIn } from "../reply/tokens.ts";
import { type JsonObject, textOf } from "../wire/json.ts";
import { type Dialect, type DialectAnswer, malformed, requireMembers } from "./dialect.ts";
import { vectorOf } from "./vector.ts";

const sizes = [1024, 512, 256] as const;

/** Titan Text Embeddings V2: a text becomes a vector, and is never streamed. */
export const titanEmbeddings: Dialect = {
  answer(body) {
    const text = textToEmbed(body);
    const embedding = vectorOf(text, sizeIn(body), body.normalize !== false);
    return embedded(text, { embedding, embeddingsByType: { float: embedding } });
  },
};

/** The first version, whose vectors have one size and one type. */
export const titanEmbeddingsV1: Dialect = {
  answer(body) {
    const text = textToEmbed(body);
    return embedded(text, { embedding: vectorOf(text, 1536) });
  },
};

const textToEmbed = (body: JsonObject): string => {
  requireMembers(body, ["inputText"]);
  const text = textOf(body.inputText);
  if (text === undefined || text === "") throw malformed("inputText must be text of at least one character");
  return text;
};

const embedded = (text: string, vectors: JsonObject): DialectAnswer => {
  const inputTextTokenCount = tokensIn(text.length);
  return {
    body: { ...vectors, inputTextTokenCount },
    metrics: { inputTokenCount: inputTextTokenCount, invocationLatency: 40, firstByteLatency: 40 },
  };
};

const sizeIn = ({ dimensions = sizes[0] }: JsonObject): number => {
  const size = sizes.find((candidate) => candidate === dimensions);
  if (size === undefined) throw malformed(`dimensions must be one of ${sizes.join(", ")}`);
  return size;
};
