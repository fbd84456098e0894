import { isObject, type JsonObject } from "../wire/json.ts";
import { malformed } from "./dialect.ts";

/** The body of a request in a vendor's shapes. */
export const parseBody = (text: string): JsonObject => {
  const body = parseJson(text);
  if (!isObject(body)) throw malformed("the body must be a JSON object");
  return body;
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed("the body is not valid JSON");
  }
};
