import { countTokens } from "../converse/count-tokens.ts";
import { converse, converseStream } from "../converse/operations.ts";
import { invokeModel, invokeModelWithResponseStream } from "../invoke/operations.ts";
import type { Operation } from "./operation.ts";

/** The operations of the runtime by the last segment of their path; all of them are POST. */
export const operations: ReadonlyMap<string, Operation> = new Map([
  ["converse", converse],
  ["converse-stream", converseStream],
  ["invoke", invokeModel],
  ["invoke-with-response-stream", invokeModelWithResponseStream],
  ["count-tokens", countTokens],
]);
