import type { Account } from "../account/account.ts";
import type { Permissions } from "../account/permissions.ts";
import type { Call, CallLog } from "../calls.ts";
import { type Received, receive } from "./receive.ts";
import { errorResponse, toServiceError } from "./responses.ts";
import { served } from "./served.ts";
import { unknownOperation } from "./service-error.ts";

/** What every request is handled with. */
export interface Surroundings {
  readonly account: Account;
  readonly permissions: Permissions;
  readonly log: CallLog;
  readonly paceMs: number;
}

/** Answers one request of any kind and puts it on record. */
export const handle = async (request: Request, surroundings: Surroundings): Promise<Response> => {
  const received = await receive(request);
  const call = callOf(received);
  surroundings.log.add(call);
  const response = answer(received, surroundings, () => {
    call.aborted = true;
  });
  response.headers.set("x-amzn-requestid", call.requestId);
  call.status = response.status;
  call.streamed = received.operation?.streamed === true && response.ok;
  return response;
};

const answer = (received: Received, { account, permissions, paceMs }: Surroundings, onLeft: () => void): Response => {
  const { request, url, operation, modelId, identifier = modelId ?? "", body } = received;
  try {
    if (!operation) throw unknownOperation(request.method, url.pathname, served);
    const listener = { signal: request.signal, paceMs, onLeft };
    const asked = { account, identifier, query: url.searchParams, body, listener };
    permissions.check(() => operation.permissions(asked));
    return operation.answer(asked);
  } catch (thrown) {
    return errorResponse(toServiceError(thrown));
  }
};

type WritableCall = { -readonly [Member in keyof Call]: Call[Member] };

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
  aborted: false,
});

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};
