import { tokensIn } from "../reply/tokens.ts";
import { numberOf, objectOf, textOf } from "../wire/json.ts";
import { type Dialect, malformed } from "./dialect.ts";
import { vectorOf } from "./vector.ts";

/** Amazon Nova Multimodal Embeddings: one text becomes a vector. Other media are not looked at. */
export const novaEmbeddings: Dialect = {
  answer({ taskType, singleEmbeddingParams }) {
    if (taskType !== "SINGLE_EMBEDDING") throw malformed("taskType must be SINGLE_EMBEDDING");
    const { text, embeddingDimension } = objectOf(singleEmbeddingParams);
    const value = textOf(objectOf(text).value);
    if (value === undefined || value === "") throw malformed("text.value must be text of at least one character");
    const embedding = vectorOf(value, numberOf(embeddingDimension) ?? 3072);
    return {
      body: { embeddings: [{ embeddingType: "TEXT", embedding }] },
      metrics: { inputTokenCount: tokensIn(value.length), invocationLatency: 180, firstByteLatency: 180 },
    };
  },
};
