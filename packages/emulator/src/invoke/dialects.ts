import type { DialectName } from "../account/model.ts";
import { anthropic } from "./anthropic.ts";
import { chat } from "./chat.ts";
import type { Dialect } from "./dialect.ts";
import { llama } from "./llama.ts";
import { nova } from "./nova.ts";
import { titanEmbeddings } from "./titan-embeddings.ts";

/** The formats of InvokeModel by the names that model definitions use. */
export const dialects: Readonly<Record<DialectName, Dialect>> = {
  anthropic,
  nova,
  llama,
  chat,
  "titan-embeddings": titanEmbeddings,
};
