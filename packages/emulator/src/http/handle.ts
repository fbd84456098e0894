import type { AccountState } from "../account/account.ts";
import type { Call, CallLog } from "../calls.ts";
import { type ModelPath, readModelPath } from "./model-path.ts";
import type { Operation } from "./operation.ts";
import { operations } from "./operations.ts";
import { errorResponse, toServiceError } from "./responses.ts";
import { unknownOperation } from "./service-error.ts";

/** What every request is handled with. */
export interface Surroundings {
  readonly account: AccountState;
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

interface Received {
  readonly request: Request;
  readonly path: string;
  readonly target: ModelPath | undefined;
  readonly operation: Operation | undefined;
  readonly body: string;
}

const receive = async (request: Request): Promise<Received> => {
  const path = new URL(request.url).pathname;
  const target = readModelPath(path);
  const operation = request.method === "POST" && target ? operations.get(target.action) : undefined;
  return { request, path, target, operation, body: await request.text() };
};

const answer = (received: Received, { account, paceMs }: Surroundings, onLeft: () => void): Response => {
  const { request, path, target, operation, body } = received;
  try {
    if (!operation || !target) throw unknownOperation(request.method, path);
    const listener = { signal: request.signal, paceMs, onLeft };
    return operation.answer({ account, modelId: target.modelId, body, listener });
  } catch (thrown) {
    return errorResponse(toServiceError(thrown));
  }
};

type WritableCall = { -readonly [Member in keyof Call]: Call[Member] };

const callOf = ({ request, path, target, operation, body }: Received): WritableCall => ({
  method: request.method,
  path,
  operation: operation?.name,
  modelId: target?.modelId,
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
