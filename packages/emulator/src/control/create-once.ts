import type { Entry } from "../account/entry.ts";
import { ServiceError, validationError } from "../http/service-error.ts";
import { type JsonObject, sortedJson, textOf } from "../wire/json.ts";
import type { ControlRequest } from "./operation.ts";

/** How an operation creates. */
export interface Creator<Created extends Entry> {
  /** The member with the client's token, which the SDKs fill by themselves. */
  readonly token: "clientRequestToken" | "clientToken";
  /** What a token with another input is answered: the exception that AWS's model has for the operation. */
  readonly conflict: (message: string) => ServiceError;
  create(): Created;
  answer(created: Created): JsonObject;
}

/** `ConflictException` of `bedrock`. */
export const conflict400 = (message: string): ServiceError => new ServiceError("ConflictException", 400, message);

/** `ConflictException` of `bedrock-agent`. */
export const conflict409 = (message: string): ServiceError => new ServiceError("ConflictException", 409, message);

/** For the operations that have no `ConflictException`. */
export const noConflict = (message: string): ServiceError => validationError(message);

/**
 * Creates, or gives the answer of before to a request that came before: the same token and the same input. A token is good
 * for one operation. What has been deleted since is created again.
 */
export const createOnce = <Created extends Entry>(
  { operation, account, identifier, body }: ControlRequest,
  { token, conflict, create, answer }: Creator<Created>,
): JsonObject => {
  const { [token]: clientToken, ...rest } = body;
  const key = `${operation} ${textOf(clientToken) ?? crypto.randomUUID()}`;
  const input = `${identifier} ${sortedJson(rest)}`;
  const earlier = account.creations.get(key);
  if (earlier && earlier.input !== input) {
    throw conflict(`The ${token} belongs to an earlier request with another input: use a new one`);
  }
  if (earlier && account.find(earlier.arn)) return earlier.answer;
  const created = create();
  account.creations.set(key, { input, arn: created.arn, answer: answer(created) });
  return answer(created);
};

/** The time of a creation. */
export const now = (): string => new Date().toISOString();
