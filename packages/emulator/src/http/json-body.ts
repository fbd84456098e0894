import { isObject, type JsonObject } from "../wire/json.ts";
import { serializationError } from "./service-error.ts";

/** The body of a request in AWS's own shapes. An empty one counts as `{}`. */
export const parseObject = (text: string): JsonObject => {
  const body = text === "" ? {} : parseJson(text);
  if (!isObject(body)) throw serializationError("The body must be a JSON object");
  return body;
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw serializationError("The body is not valid JSON");
  }
};
