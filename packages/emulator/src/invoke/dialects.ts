import type { DialectName } from "../account/model.ts";
import { anthropic } from "./anthropic.ts";
import { chat } from "./chat.ts";
import { cohere } from "./cohere.ts";
import { cohereEmbeddings, cohereEmbeddingsV3 } from "./cohere-embeddings.ts";
import type { Dialect } from "./dialect.ts";
import { jamba } from "./jamba.ts";
import { llama } from "./llama.ts";
import { mistral } from "./mistral.ts";
import { nova } from "./nova.ts";
import { novaEmbeddings } from "./nova-embeddings.ts";
import { titanEmbeddings, titanEmbeddingsV1 } from "./titan-embeddings.ts";
import { titanText } from "./titan-text.ts";

/** The formats of InvokeModel by the names that model definitions use. */
export const dialects: Readonly<Record<DialectName, Dialect>> = {
  anthropic,
  chat,
  cohere,
  "cohere-embeddings": cohereEmbeddings,
  "cohere-embeddings-v3": cohereEmbeddingsV3,
  jamba,
  llama,
  mistral,
  nova,
  "nova-embeddings": novaEmbeddings,
  "titan-embeddings": titanEmbeddings,
  "titan-embeddings-v1": titanEmbeddingsV1,
  "titan-text": titanText,
};
