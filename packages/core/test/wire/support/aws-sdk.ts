import { Readable } from "node:stream";
import {
  BedrockRuntimeClient,
  ConverseCommand,
  ConverseStreamCommand,
  CountTokensCommand,
  InvokeModelCommand,
  InvokeModelWithResponseStreamCommand,
} from "@aws-sdk/client-bedrock-runtime";
import type { AnswerHead, RuntimeInputs, TransportOperation } from "../../../src/index.ts";

/** A request as the AWS SDK hands it to the network. */
export interface SentRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
}

/** Stands where the network is: keeps the request, and answers what it was given. One call at a time. */
class StubHandler {
  readonly metadata = { handlerProtocol: "http/1.1" };
  request: SentRequest | undefined;
  answer: AnswerHead = { status: 200, headers: {} };
  body: readonly Uint8Array[] = [];

  async handle(request: SentRequest): Promise<object> {
    this.request = request;
    const { status: statusCode, headers } = this.answer;
    return { response: { statusCode, headers: { ...headers }, body: Readable.from(this.body, { objectMode: false }) } };
  }
}

const stub = new StubHandler();
const sdk = new BedrockRuntimeClient({
  region: "us-east-1",
  credentials: { accessKeyId: "test", secretAccessKey: "test" },
  maxAttempts: 1,
  requestHandler: stub as never, // what the client needs of one
});

// Our inputs are the AWS SDK's: see the parity tests.
const commands: { readonly [Op in TransportOperation]: new (input: never) => ConverseCommand } = {
  converse: ConverseCommand,
  converseStream: ConverseStreamCommand as never,
  invokeModel: InvokeModelCommand as never,
  invokeModelStream: InvokeModelWithResponseStreamCommand as never,
  countTokens: CountTokensCommand as never,
};

/** An answer's members, or a failure's. */
export type Members = Record<string, unknown>;

/** What the AWS SDK makes of an answer. @throws what the AWS SDK throws */
export async function sdkOutput(operation: TransportOperation, head: AnswerHead, body: Uint8Array): Promise<Members> {
  stub.answer = head;
  stub.body = body.length === 0 ? [] : [body];
  const input = { modelId: "a.b", messages: [] };
  return { ...(await sdk.send(new commands[operation](input as never))) };
}

/** What the AWS SDK sends. */
export async function sdkRequest<Op extends TransportOperation>(
  operation: Op,
  input: RuntimeInputs[Op],
): Promise<SentRequest> {
  stub.request = undefined;
  stub.answer = { status: 500, headers: {} };
  stub.body = [];
  const failure: unknown = await sdk.send(new commands[operation](input as never)).catch((error: unknown) => error);
  if (stub.request) return stub.request;
  throw failure;
}
