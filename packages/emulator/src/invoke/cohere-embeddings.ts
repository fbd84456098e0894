import { tokensIn } from "../reply/tokens.ts";
import { type JsonObject, numberOf, textsOf } from "../wire/json.ts";
import { identifierOf } from "../wire/random.ts";
import { type About, type Dialect, malformed, requireMembers } from "./dialect.ts";
import { vectorOf } from "./vector.ts";

/** Cohere Embed 4: texts become vectors, by their types. */
export const cohereEmbeddings: Dialect = {
  answer: (body, about) => embed(body, about, numberOf(body.output_dimension) ?? 1536, typesIn(body) ?? ["float"]),
};

/** Cohere Embed 3: texts become vectors, by their types where the request names some. */
export const cohereEmbeddingsV3: Dialect = {
  answer: (body, about) => embed(body, about, 1024, typesIn(body)),
};

const typesIn = ({ embedding_types }: JsonObject): readonly string[] | undefined =>
  embedding_types === undefined ? undefined : textsOf(embedding_types);

const embed: Embed = (body, { seed }, size, types) => {
  requireMembers(body, ["texts", "input_type"]);
  const texts = textsOf(body.texts);
  if (texts.length === 0) throw malformed("texts has no text");
  const vectors = texts.map((text) => vectorOf(text, size));
  return {
    body: {
      id: identifierOf(seed),
      texts,
      ...(types
        ? { response_type: "embeddings_by_type", embeddings: Object.fromEntries(types.map((type) => [type, vectors])) }
        : { response_type: "embeddings_floats", embeddings: vectors }),
    },
    metrics: { inputTokenCount: tokensIn(texts.join("").length), invocationLatency: 60, firstByteLatency: 60 },
  };
};

type Embed = (
  body: JsonObject,
  about: About,
  size: number,
  types: readonly string[] | undefined,
) => ReturnType<Dialect["answer"]>;
