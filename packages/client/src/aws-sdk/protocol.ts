import {
  bytesOf,
  collect,
  eventShapes,
  type FailureFrame,
  headersOf,
  mayLosePrecision,
  pathOf,
  readConversation,
  textOfBytes,
  WireStream,
  writeConversation,
} from "@bedrock-targets/core/wire";
import { rememberText, tellStream } from "./call-hooks.ts";
import { type AwsRequest, type AwsResponse, headOf, isReadable, metadataOf, requestTo } from "./http.ts";
import { type AwsProtocol, type OperationSchema, originalProtocol, type SerdeContext } from "./original-protocol.ts";

const streams: Readonly<Record<string, keyof typeof eventShapes>> = {
  ConverseStream: "converseStream",
  InvokeModelWithResponseStream: "invokeModelStream",
};

/** The operations whose requests are JSON, by AWS's names. */
const conversations: Readonly<Record<string, "converse" | "converseStream">> = {
  Converse: "converse",
  ConverseStream: "converseStream",
};

/**
 * A protocol for AWS's client (its option `protocol`), with the JSON and the event streams of Bedrock's operations read
 * and written by our own code, several times faster than by the general one. Whatever is out of the ordinary goes to the
 * protocol that the client would have used: errors, numbers that JavaScript cannot hold, values that plain JSON has no way
 * of writing, and all other operations.
 */
export class FastProtocol implements AwsProtocol {
  readonly #settings: object;
  #context: SerdeContext | undefined;
  #original: Promise<AwsProtocol> | undefined;

  constructor(settings: object) {
    this.#settings = settings;
  }

  getShapeId(): string {
    return "aws.protocols#restJson1";
  }

  /** The client gives its resolved configuration here. */
  setSerdeContext(context: SerdeContext): void {
    this.#context = context;
    this.#original = undefined;
  }

  async serializeRequest(schema: OperationSchema, input: object, context: SerdeContext): Promise<AwsRequest> {
    const operation = conversations[schema.name];
    const modelId = isPlain(input) ? input.modelId : undefined;
    const json = operation && typeof modelId === "string" ? writeConversation(operation, input) : undefined;
    const endpoint = json === undefined ? undefined : await context.endpoint?.();
    if (json === undefined || operation === undefined || endpoint === undefined) {
      return (await this.#originalOne()).serializeRequest(schema, input, context);
    }
    return requestTo(endpoint, pathOf(operation, String(modelId)), json);
  }

  async deserializeResponse(schema: OperationSchema, context: SerdeContext, response: AwsResponse): Promise<object> {
    const isOwn = response.statusCode < 300 && isReadable(response.body);
    if (isOwn && schema.name === "Converse") return this.#conversation(schema, context, response);
    const operation = isOwn ? streams[schema.name] : undefined;
    if (operation) return this.#stream(operation, schema, context, response);
    return (await this.#originalOne()).deserializeResponse(schema, context, response);
  }

  async #conversation(schema: OperationSchema, context: SerdeContext, response: AwsResponse): Promise<object> {
    const body = await collect(bytesOf(response.body));
    const text = textOfBytes(body);
    const output = ordinaryOutput(text);
    if (output) return { ...output, $metadata: metadataOf(headOf(response)) };
    try {
      return await (await this.#originalOne()).deserializeResponse(schema, context, { ...response, body });
    } catch (thrown) {
      rememberText(thrown, text);
      throw thrown;
    }
  }

  async #stream(
    operation: keyof typeof eventShapes,
    schema: OperationSchema,
    context: SerdeContext,
    response: AwsResponse,
  ): Promise<object> {
    const failureOf = async ({ bytes }: FailureFrame): Promise<Error> => {
      const original = await this.#originalOne();
      return exceptionIn(() => original.deserializeResponse(schema, context, { ...response, body: once(bytes) }));
    };
    const stream = new WireStream({ bytes: bytesOf(response.body), events: eventShapes[operation], failureOf });
    tellStream(response, stream);
    await stream.begun(); // as AWS's own: an exception in place of the first event fails the call itself
    const head = headOf(response);
    const $metadata = metadataOf(head);
    if (operation === "converseStream") return { stream, $metadata };
    return { body: stream, ...headersOf(head, "x-amzn-bedrock-content-type"), $metadata };
  }

  #originalOne(): Promise<AwsProtocol> {
    this.#original ??= originalProtocol(this.#settings, this.#context);
    return this.#original;
  }
}

/** Whether an input's own members are all there is to it: AWS's protocol asks the prototype of another one, too. */
const isPlain = (input: unknown): input is { readonly modelId?: unknown } =>
  typeof input === "object" && input !== null && Object.getPrototypeOf(input) === Object.prototype;

/** What JSON says that holds nothing special: no number that JavaScript would round, and no `__type` or `__proto__`. */
function ordinaryOutput(json: string): object | undefined {
  if (json.includes('"__') || mayLosePrecision(json)) return undefined;
  try {
    const parsed: unknown = JSON.parse(json);
    return typeof parsed === "object" && parsed !== null ? readConversation(parsed) : undefined;
  } catch {
    return undefined; // the original protocol says what is wrong, in AWS's words
  }
}

/** The exception of a frame, as AWS's own reader makes it. */
async function exceptionIn(read: () => Promise<object>): Promise<Error> {
  try {
    await read();
  } catch (exception) {
    if (exception instanceof Error) return exception;
  }
  return new Error("The stream carried an exception that the AWS SDK does not understand.");
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
