import type { Account } from "../account/account.ts";
import type { Permission } from "../account/permissions.ts";
import type { StreamListener } from "./stream-response.ts";

/** An operation of the runtime or of the control plane. */
export interface Operation {
  /** AWS's name, such as `ConverseStream`. */
  readonly name: string;
  /** Whether a good answer is an event stream. */
  readonly streamed: boolean;
  /** What the caller has to be allowed. */
  permissions(request: OperationRequest): readonly Permission[];
  /** Answers a request, or throws a `ServiceError`. */
  answer(request: OperationRequest): Response;
}

/** What an operation gets to see of a request. */
export interface OperationRequest {
  readonly account: Account;
  /** What the path names, decoded: in the runtime, a `modelId`. `""` where it names nothing. */
  readonly identifier: string;
  readonly query: URLSearchParams;
  /** The body as text; it may be empty. */
  readonly body: string;
  readonly listener: StreamListener;
}
