import { allTargets } from "@bedrock-targets/all";
import { base } from "@bedrock-targets/base";
import { BedrockClient, type BedrockClientOptions, BedrockTargetError, type Transport } from "@bedrock-targets/client";
import type { ConnectedClient } from "@bedrock-targets/conformance";
import { createEmulator } from "@bedrock-targets/emulator";
import { code } from "../parts/markdown.ts";

/** A call; the client takes requests of any shape, because some are wrong on purpose. */
type Call = (bedrock: ConnectedClient) => Promise<unknown>;

/** Something that ends in an error: what one did, or what AWS answered, and how to bring it about. */
export interface Scenario {
  /** Markdown. */
  readonly what: string;
  run(): Promise<unknown>;
}

const credentials = { accessKeyId: "any", secretAccessKey: "any" };

/** A mistake or a call against the embedded Bedrock. What is shown is the code of the function itself. */
export const calling = (call: Call): Scenario => ({
  what: code(codeOf(call)),
  run: () => withEmulator((runtime) => call(clientWith({ runtime }))),
});

/** The same with a client that knows the kind `base` alone, or has further options. */
export function callingWith(options: Pick<BedrockClientOptions<readonly []>, "within">, call: Call): Scenario {
  const { within } = options;
  const client = `new BedrockClient({ targets: [base]${within === undefined ? "" : `, within: ${JSON.stringify(within)}`} })`;
  const run = () => withEmulator((runtime) => call(clientWith({ targets: [base], runtime, ...options })));
  return { what: `${code(client)}, ${code(codeOf(call))}`, run };
}

/** A call on a model that AWS answers with an exception: what no emulator has to suffer. */
export function answered(name: string, status: number, message: string): Scenario {
  const exception = Object.assign(new Error(message), {
    name,
    $fault: "client",
    $metadata: { httpStatusCode: status },
  });
  return { what: `AWS answers ${status} ${name}`, run: () => callOver(failing(exception)) };
}

/** A call that does not come to an answer. */
export const failingWith = (what: string, error: Error): Scenario => ({ what, run: () => callOver(failing(error)) });

/** A stream whose connection ends in the middle of the message. */
export const cut: Scenario = {
  what: "`await stream.reply()`, and the connection ends in the middle of the stream",
  async run() {
    const transport: Transport = { ...failing(new Error()), send: () => Promise.resolve({ stream: half() } as never) };
    const stream = await clientWith({ transport }).converseStream("amazon.nova-lite-v1:0", { messages: "Hello" });
    return stream.reply();
  },
};

async function* half() {
  yield { messageStart: { role: "assistant" } };
  yield { contentBlockDelta: { contentBlockIndex: 0, delta: { text: "Once upon a" } } };
}

const region = "us-east-1";

const clientWith = (options: object) => new BedrockClient({ region, targets: allTargets, ...options });

const callOver = (transport: Transport): Promise<unknown> =>
  clientWith({ transport }).converse("amazon.nova-lite-v1:0", { messages: "Hello" });

const failing = (error: Error): Transport => ({
  send: () => Promise.reject(error),
  region: () => Promise.resolve(region),
});

async function withEmulator<Result>(act: (runtime: object) => Promise<Result>): Promise<Result> {
  const { url, close } = await createEmulator().listen();
  return act({ endpoint: url, credentials }).finally(close);
}

/** `bedrock.converse(…)` of `(bedrock) => bedrock.converse(…)`. */
const codeOf = (call: Call): string => call.toString().replace(/\s+/g, " ").replace("(bedrock) => ", "");

/** The error that a scenario ends in. */
export async function errorOf({ what, run }: Scenario): Promise<BedrockTargetError> {
  const thrown: unknown = await run().then(
    () => new Error(`No error came of this: ${what}`),
    (reason: unknown) => reason,
  );
  if (BedrockTargetError.is(thrown)) return thrown;
  throw thrown;
}
