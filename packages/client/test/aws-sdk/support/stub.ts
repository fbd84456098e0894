import { Readable } from "node:stream";

/** What a request handler gives AWS's client. */
export interface StubResponse {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly body: unknown;
}

/** A request, as AWS's client hands it to its request handler. */
export interface StubRequest {
  readonly method: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
  readonly path: string;
  readonly query: object;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
}

/** A request handler without a network: it keeps the requests, with the options that they came with. */
export class StubHandler {
  readonly requests: StubRequest[] = [];
  readonly options: unknown[] = [];
  destroyed = 0;
  readonly metadata = { handlerProtocol: "http/1.1" };
  readonly #answer: (request: StubRequest) => StubResponse | Promise<StubResponse>;

  constructor(answer: (request: StubRequest) => StubResponse | Promise<StubResponse> = () => ok("{}")) {
    this.#answer = answer;
  }

  async handle(request: StubRequest, options?: unknown): Promise<{ response: never }> {
    this.requests.push(request);
    this.options.push(options);
    return { response: (await this.#answer(request)) as never }; // AWS's class is asked for, and only its members used
  }

  updateHttpClientConfig(): void {}

  httpHandlerConfigs(): object {
    return {};
  }

  destroy(): void {
    this.destroyed += 1;
  }
}

/** A good answer with a body as it is. */
export const ok = (body: unknown, headers: Record<string, string> = {}): StubResponse => ({
  statusCode: 200,
  headers: { "content-type": "application/json", ...headers },
  body: typeof body === "string" ? Readable.from([Buffer.from(body)]) : body,
});
