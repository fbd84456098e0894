import type { Account } from "../account/account.ts";
import type { Permissions } from "../account/permissions.ts";
import type { Call, CallLog } from "../calls.ts";
import type { Faults } from "../faults/faults.ts";
import type { Timers } from "../time/timers.ts";
import { type Received, receive } from "./receive.ts";
import { errorResponse, toServiceError } from "./responses.ts";
import { served } from "./served.ts";
import { unknownOperation } from "./service-error.ts";

/** What every request is handled with. */
export interface Surroundings {
  readonly account: Account;
  readonly permissions: Permissions;
  readonly faults: Faults;
  readonly log: CallLog;
  readonly paceMs: number;
  readonly timers: Timers;
}

/** Answers one request of any kind and puts it on record. Rejects where a fault says so. */
export const handle = async (request: Request, surroundings: Surroundings): Promise<Response> => {
  const received = await receive(request);
  const call = callOf(received);
  surroundings.log.add(call);
  const { faults } = surroundings;
  const response = faults.idle
    ? answer(received, call, surroundings, () => leave(call))
    : await faultyAnswer(received, call, surroundings);
  call.status = response.status;
  return response;
};

const answer = (received: Received, call: WritableCall, surroundings: Surroundings, onLeft: () => void): Response => {
  const { operation } = received;
  const response = answerOrError(received, surroundings, onLeft);
  response.headers.set("x-amzn-requestid", call.requestId);
  call.streamed = operation?.streamed === true && response.ok;
  return response;
};

const answerOrError = (received: Received, surroundings: Surroundings, onLeft: () => void): Response => {
  const { request, url, operation, modelId, identifier = modelId ?? "", body } = received;
  const { account, permissions, paceMs, timers } = surroundings;
  try {
    if (!operation) throw unknownOperation(request.method, url.pathname, served);
    const listener = { signal: request.signal, paceMs, timers, onLeft };
    const asked = { account, identifier, query: url.searchParams, body, listener };
    permissions.check(() => operation.permissions(asked));
    return operation.answer(asked);
  } catch (thrown) {
    return errorResponse(toServiceError(thrown));
  }
};

const faultyAnswer = (received: Received, call: WritableCall, surroundings: Surroundings): Promise<Response> => {
  const { request, operation, modelId, identifier } = received;
  const faulted = {
    headers: request.headers,
    requestId: call.requestId,
    operation: operation?.name,
    modelId,
    identifier,
    signal: request.signal,
    onHit: (kind: string) => void call.faults.push(kind),
    onLeft: () => leave(call),
  };
  return surroundings.faults.around(faulted, (onLeft) => answer(received, call, surroundings, onLeft));
};

type WritableCall = { -readonly [Member in keyof Call]: Call[Member] } & { readonly faults: string[] };

const leave = (call: WritableCall): void => {
  call.aborted = true;
};

const callOf = ({ request, url, operation, modelId, identifier, body }: Received): WritableCall => ({
  method: request.method,
  path: url.pathname,
  query: url.search === "" ? undefined : url.search.slice(1),
  operation: operation?.name,
  modelId,
  identifier,
  headers: Object.fromEntries(request.headers),
  body: parsed(body),
  status: 0,
  requestId: crypto.randomUUID(),
  streamed: false,
  faults: [],
  aborted: false,
});

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};
