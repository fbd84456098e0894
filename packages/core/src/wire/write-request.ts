import { converseShapes, converseStreamShapes, countTokensShapes } from "../generated/runtime-fields.ts";
import type { InvokeModelRequest } from "../generated/runtime-types.ts";
import type { ConverseOperation, RuntimeInputs, TransportOperation } from "../request/requests.ts";
import type { MembersShape } from "../request/shape.ts";
import { unwritable, writeShape } from "./write-shape.ts";

/** An operation as an HTTP request. The method is always POST. */
export interface WireRequest {
  /** Begins with a slash; the modelId is one segment of it, percent-encoded. */
  readonly path: string;
  /** Names in lower case; without `host`, `content-length` and what signs. */
  readonly headers: Record<string, string>;
  readonly body: Uint8Array;
}

/** The last segment of each operation's path. */
const segments: { readonly [Op in TransportOperation]: string } = {
  converse: "converse",
  converseStream: "converse-stream",
  invokeModel: "invoke",
  invokeModelStream: "invoke-with-response-stream",
  countTokens: "count-tokens",
};

/** The shapes of the inputs that are JSON. The others are a body of the caller's, and headers. */
const shapesOf: { readonly [Op in TransportOperation]?: MembersShape } = {
  converse: converseShapes,
  converseStream: converseStreamShapes,
  countTokens: countTokensShapes,
};

const encoder = new TextEncoder();

/** Writes an operation's input. @throws TypeError for an input with values that JSON cannot carry */
export function writeRequest<Op extends TransportOperation>(operation: Op, input: RuntimeInputs[Op]): WireRequest {
  const path = pathOf(operation, input.modelId);
  const shapes = shapesOf[operation];
  if (!shapes) return { path, ...invocation(operation, input as InvokeModelRequest) }; // what the others take
  const json = writeJson(shapes, input);
  if (json === undefined) throw new TypeError("The request has a value that JSON cannot carry.");
  return { path, headers: { "content-type": "application/json" }, body: encoder.encode(json) };
}

/** The path of an operation on a target, its modelId encoded as AWS's SDKs encode it: an ARN has `%3A` and `%2F`. */
export const pathOf = (operation: TransportOperation, modelId: string | undefined): string =>
  `/model/${encodeStrictly(modelId ?? "")}/${segments[operation]}`;

/** Percent-encodes all but letters, digits and `-_.~`, as AWS has it (RFC 3986): in paths, and in what is signed. */
export const encodeStrictly = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** The JSON of a Converse request without its modelId; `undefined` where plain JSON has no way of writing it. */
export const writeConversation = (operation: ConverseOperation, input: object): string | undefined =>
  writeJson(operation === "converse" ? converseShapes : converseStreamShapes, input);

function writeJson(shapes: MembersShape, input: object): string | undefined {
  const { modelId: _, ...fields } = input as Readonly<Record<string, unknown>>; // an object's members can be asked for
  const written = writeShape(shapes, fields);
  return written === unwritable ? undefined : JSON.stringify(written);
}

/** Field → header, for InvokeModel; `accept` is of two names. */
const headerNames = {
  trace: "x-amzn-bedrock-trace",
  guardrailIdentifier: "x-amzn-bedrock-guardrailidentifier",
  guardrailVersion: "x-amzn-bedrock-guardrailversion",
  performanceConfigLatency: "x-amzn-bedrock-performanceconfig-latency",
  serviceTier: "x-amzn-bedrock-service-tier",
  requestMetadata: "x-amzn-bedrock-request-metadata",
} as const satisfies { readonly [Field in keyof InvokeModelRequest]?: string };

function invocation(
  operation: TransportOperation,
  input: InvokeModelRequest,
): { readonly headers: Record<string, string>; readonly body: Uint8Array } {
  const headers: Record<string, string> = { "content-type": input.contentType || "application/octet-stream" };
  put(headers, operation === "invokeModel" ? "accept" : "x-amzn-bedrock-accept", input.accept);
  for (const [field, header] of Object.entries(headerNames)) {
    put(headers, header, input[field as keyof typeof headerNames]); // the table's own keys
  }
  const { body = new Uint8Array() } = input;
  return { headers, body: typeof body === "string" ? encoder.encode(body) : body };
}

/** Some callers write `null` for what is not there. */
function put(headers: Record<string, string>, name: string, value: string | null | undefined): void {
  if (value !== undefined && value !== null) headers[name] = String(value);
}
