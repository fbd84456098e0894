import { cohereChat } from "./cohere-chat.ts";
import { cohereGenerate } from "./cohere-generate.ts";
import type { Dialect } from "./dialect.ts";

/** Cohere's two formats: Command R takes a `message`, the older Command a `prompt`. */
export const cohere: Dialect = {
  answer: (body, about) => (body.message === undefined ? cohereGenerate : cohereChat).answer(body, about),
};
