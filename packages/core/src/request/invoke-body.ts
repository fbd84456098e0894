import type { BoundTarget } from "../target/contract.ts";
import { invalidRequest } from "../target.ts";
import { jsonProblem } from "./check-json.ts";
import { problemError } from "./problem.ts";

const advice = "Pass text, bytes or a JSON value.";

/** InvokeModel's body: text and bytes as they are, any other value as JSON. @throws BedrockTargetError */
export function bodyOf(body: unknown, target: BoundTarget): string | Uint8Array {
  const raw = bytesOf(body) ?? (typeof body === "string" ? body : undefined);
  if (body === undefined || body === null || raw?.length === 0) {
    throw invalidRequest("`body` is missing or empty.", "Pass the request in the model's own format.", target.ref);
  }
  return raw ?? jsonOf(body, target);
}

function bytesOf(body: unknown): Uint8Array | undefined {
  if (body instanceof Uint8Array) return body;
  if (ArrayBuffer.isView(body)) return new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
  return body instanceof ArrayBuffer ? new Uint8Array(body) : undefined;
}

function jsonOf(body: unknown, target: BoundTarget): string {
  const found = jsonProblem(body, { advice, toJson: true });
  if (found) throw problemError("body", found, target);
  let cause: unknown;
  try {
    const json: string | undefined = JSON.stringify(body); // undefined where a `toJSON` gives nothing
    if (json !== undefined) return json;
  } catch (error) {
    cause = error;
  }
  const why = cause instanceof Error ? cause.message.split("\n", 1)[0] : "its `toJSON` gives nothing";
  throw invalidRequest(`\`body\` cannot become JSON: ${why}.`, advice, target.ref, cause);
}
