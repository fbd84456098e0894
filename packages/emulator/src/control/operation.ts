import type { Account } from "../account/account.ts";
import type { EmulatedKind } from "../account/resource.ts";
import { parseObject } from "../http/json-body.ts";
import type { Operation, OperationRequest } from "../http/operation.ts";
import { jsonResponse } from "../http/responses.ts";
import type { JsonObject } from "../wire/json.ts";

/** An operation of the control plane, of `bedrock` or `bedrock-agent`. Its IAM action has the same name. */
export interface ControlOperation {
  /** AWS's name, such as `GetInferenceProfile`. */
  readonly name: string;
  readonly method: "DELETE" | "GET" | "POST" | "PUT";
  /** AWS's template, such as `/inference-profiles/{inferenceProfileIdentifier}`. At most one thing is named. */
  readonly path: string;
  /** Of a good answer. Default 200. */
  readonly status?: number;
  /** The kinds that its path may name, by ARN or otherwise. Default none. */
  readonly kinds?: readonly EmulatedKind[];
  /** The body of the answer, or a `ServiceError` thrown. */
  answer(request: ControlRequest): JsonObject;
}

/** What an operation of the control plane gets to see of a request. */
export interface ControlRequest {
  /** The operation's name. */
  readonly operation: string;
  readonly account: Account;
  /** What the path names, decoded; `""` where it names nothing. */
  readonly identifier: string;
  readonly query: URLSearchParams;
  readonly body: JsonObject;
}

/** An operation of the control plane as the handler knows operations. */
export const operationOf = (control: ControlOperation): Operation => {
  const read = ({ account, identifier, query, body }: OperationRequest): ControlRequest => ({
    operation: control.name,
    account,
    identifier,
    query,
    body: parseObject(body),
  });
  return {
    name: control.name,
    streamed: false,
    permissions: (request) => [{ action: `bedrock:${control.name}`, resource: resourceOf(control, read(request)) }],
    answer: (request) => jsonResponse(JSON.stringify(control.answer(read(request))), {}, control.status ?? 200),
  };
};

/** The ARN that IAM is asked about. Lists and creations have none. */
const resourceOf = ({ kinds = [] }: ControlOperation, { account, identifier, body }: ControlRequest): string => {
  if (typeof body.resourceARN === "string") return body.resourceARN;
  if (identifier === "") return "*";
  return kinds.map((kind) => account.lookUp(kind, identifier)?.arn).find(Boolean) ?? identifier;
};
