import type { Attempt } from "../errors/attempt.ts";
import type {
  ConverseResponse,
  ConverseStreamOutput,
  ConverseStreamResponse,
  CountTokensResponse,
  InvokeModelResponse,
  InvokeModelWithResponseStreamResponse,
  JsonValue,
  ResponseMetadata,
  ResponseStream,
} from "../generated/runtime-types.ts";
import type { ModelRef } from "../model-id/model-ref.ts";
import type { EventStream } from "../transport.ts";

/** What every reply has beside AWS's own members. */
export interface ReplyFacts {
  /** The target that was called. */
  readonly target: ModelRef;
  /** Every try that was made for this reply, the successful one last. */
  readonly attempts: readonly Attempt[];
}

/** The answer of `converse`, and of a stream put together: AWS's output, and what one mostly wants of it. */
export interface ConverseReply extends ConverseResponse, ReplyFacts {
  /** All text of the message, text blocks and cited text joined; `""` where there is none. */
  readonly text: string;
  /** The model or profile that a prompt router chose, where one did: `trace.promptRouter.invokedModelId`. */
  readonly invokedModelId?: string;
  readonly $metadata: ResponseMetadata;
}

/** The answer of `invokeModel`. */
export interface InvokeModelReply extends Omit<InvokeModelResponse, "body">, ReplyFacts {
  /** The body as it came. */
  readonly bytes: Uint8Array;
  /** The body as UTF-8 text. */
  text(): string;
  /** The body parsed as JSON. The type is the caller's word for it; nothing checks it. */
  json<T = JsonValue>(): T;
  /** Token counts from the answer's headers; embedding models give input tokens alone. */
  readonly usage: InvokeUsage;
  /** Milliseconds that the model took, from the answer's headers. */
  readonly metrics: { readonly latencyMs?: number };
  readonly $metadata: ResponseMetadata;
}

/** Token counts of InvokeModel; a count that the service did not give is absent. */
export interface InvokeUsage {
  readonly inputTokens?: number;
  readonly outputTokens?: number;
  readonly cacheReadInputTokens?: number;
  readonly cacheWriteInputTokens?: number;
}

interface Answer {
  readonly $metadata?: ResponseMetadata;
}

/** What each operation of a transport gets from AWS: the output of the command of the same meaning. */
export interface RuntimeOutputs {
  converse: ConverseResponse & Answer;
  converseStream: Omit<ConverseStreamResponse, "stream"> &
    Answer & { stream?: EventStream<ConverseStreamOutput> | undefined };
  invokeModel: InvokeModelResponse & Answer;
  invokeModelStream: Omit<InvokeModelWithResponseStreamResponse, "body"> &
    Answer & { body: EventStream<ResponseStream> | undefined };
  countTokens: CountTokensResponse & Answer;
}
