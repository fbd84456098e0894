import type { AccountState } from "../account/account.ts";
import type { StreamListener } from "./stream-response.ts";

/** An operation of the runtime. */
export interface Operation {
  /** AWS's name, such as `ConverseStream`. */
  readonly name: string;
  /** Whether a good answer is an event stream. */
  readonly streamed: boolean;
  /** Answers a request, or throws a `ServiceError`. */
  answer(request: OperationRequest): Response;
}

/** What an operation gets to see of a request. */
export interface OperationRequest {
  readonly account: AccountState;
  /** Decoded. */
  readonly modelId: string;
  /** The body as text; it may be empty. */
  readonly body: string;
  readonly listener: StreamListener;
}
