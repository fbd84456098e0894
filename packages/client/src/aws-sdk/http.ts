import type { AnswerHead } from "@bedrock-targets/core";
import type { Body } from "@bedrock-targets/core/wire";

/** AWS's HttpRequest, as far as its client looks at it: it asks for members, never for the class. */
export interface AwsRequest {
  method: string;
  protocol: string;
  hostname: string;
  port?: number | undefined;
  path: string;
  query: Record<string, string | string[] | null>;
  headers: Record<string, string>;
  body?: unknown;
}

/** AWS's HttpResponse. */
export interface AwsResponse {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly body: Body;
}

/** The head of an answer of AWS's client. */
export const headOf = ({ statusCode, headers }: Omit<AwsResponse, "body">): AnswerHead => ({
  status: statusCode,
  headers: lowerCased(headers),
});

/** What AWS's client resolves an endpoint to. */
export interface AwsEndpoint {
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
  readonly path: string;
  readonly query?: Record<string, string | string[] | null>;
  readonly headers?: Record<string, string>;
}

const encoder = new TextEncoder();

/** A request to the endpoint, whose own path comes first. Not signed yet. */
export const requestTo = (endpoint: AwsEndpoint, path: string, json: string): AwsRequest => ({
  method: "POST",
  protocol: endpoint.protocol,
  hostname: endpoint.hostname,
  port: endpoint.port === undefined ? undefined : Number(endpoint.port),
  path: endpoint.path === "/" ? path : endpoint.path + path,
  query: { ...endpoint.query },
  headers: { ...endpoint.headers, "content-type": "application/json" },
  body: encoder.encode(json),
});

/** Whether a body can be read as it comes; `fetch` without streams gives a Blob. */
export const isReadable = (body: unknown): boolean =>
  typeof body === "object" && body !== null && ("on" in body || "getReader" in body || Symbol.asyncIterator in body);

/** Headers whose names are in lower case, as Node gives them: a request handler of somebody's own may not. */
export function lowerCased(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  for (const name in headers) {
    if (name !== name.toLowerCase()) {
      return Object.fromEntries(Object.entries(headers).map(([each, value]) => [each.toLowerCase(), value]));
    }
  }
  return headers;
}

/** As AWS's own protocol has it, members without a value included. */
export const metadataOf = ({ status, headers }: AnswerHead): object => ({
  httpStatusCode: status,
  requestId: headers["x-amzn-requestid"] ?? headers["x-amzn-request-id"] ?? headers["x-amz-request-id"],
  extendedRequestId: headers["x-amz-id-2"],
  cfId: headers["x-amz-cf-id"],
});
