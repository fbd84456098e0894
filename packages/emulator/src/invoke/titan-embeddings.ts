import { tokensIn } from "../reply/tokens.ts";
import { type JsonObject, textOf } from "../wire/json.ts";
import { hashOf, randomBelow } from "../wire/random.ts";
import { type Dialect, malformed, requireMembers } from "./dialect.ts";

const sizes = [1024, 512, 256] as const;

/** Titan Text Embeddings V2: a text becomes a vector, and is never streamed. */
export const titanEmbeddings: Dialect = {
  answer(body) {
    requireMembers(body, ["inputText"]);
    const text = textOf(body.inputText);
    if (text === undefined || text === "") throw malformed("inputText must be text of at least one character");
    const embedding = vectorOf(text, sizeIn(body), body.normalize !== false);
    const inputTextTokenCount = tokensIn(text.length);
    return {
      body: { embedding, embeddingsByType: { float: embedding }, inputTextTokenCount },
      metrics: { inputTokenCount: inputTextTokenCount, invocationLatency: 40, firstByteLatency: 40 },
    };
  },
};

const sizeIn = ({ dimensions = sizes[0] }: JsonObject): number => {
  const size = sizes.find((candidate) => candidate === dimensions);
  if (size === undefined) throw malformed(`dimensions must be one of ${sizes.join(", ")}`);
  return size;
};

/** Numbers that depend on the text only: equal texts are near each other, others are not. */
const vectorOf = (text: string, size: number, normalize: boolean): readonly number[] => {
  const random = randomBelow(hashOf(text));
  const raw = Array.from({ length: size }, () => random(2_000_001) / 1_000_000 - 1);
  const length = normalize ? Math.hypot(...raw) : 1;
  return raw.map((component) => component / length);
};
