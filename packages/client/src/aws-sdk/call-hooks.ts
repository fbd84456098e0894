import type { TransportCall } from "@bedrock-targets/core";
import { headOf } from "./http.ts";
import type { AwsCommand } from "./sdk.ts";

/** What belongs to one call, and not to its input. */
export interface CallHooks extends Pick<TransportCall, "signal" | "headers" | "onHead" | "onStream"> {
  /** Told of the headers as they are sent. */
  readonly onSigned?: ((headers: Readonly<Record<string, string>>) => void) | undefined;
}

/** What passes through the middleware's steps, as far as it matters here. */
interface Exchange {
  readonly [own]?: CallHooks;
  readonly request?: AwsRequest;
  readonly response?: Parameters<typeof headOf>[0];
}

interface AwsRequest {
  readonly headers?: Record<string, string>;
  [abortedBy]?: AbortSignal;
}

type Handler = (exchange: Exchange) => Promise<Exchange>;

/** A command's member is a member of its exchange: middleware copies them with all that they have. */
const own: unique symbol = Symbol("bedrock-targets");

/** A registered name, as the request handler may come from another copy of this module. */
const abortedBy: unique symbol = Symbol.for("bedrock-targets.signal");

/** What aborts a request that is about to be sent. Our request handler asks. */
export const signalOf = (request: object): AbortSignal | undefined => (request as AwsRequest)[abortedBy]; // or none

/** Who is to be told of an answer's stream. */
const streamHooks = new WeakMap<object, CallHooks["onStream"]>();

/** Tells whoever asked of the stream that is read from an answer. Our protocol does. */
export const tellStream = (response: object, stream: { readonly bytesRead: number }): void =>
  streamHooks.get(response)?.(stream);

/** The texts of answers that nobody could read, by the error for it. */
const unreadable = new WeakMap<object, string>();

/** Remembers what an answer was that could not be read, beside the error: who uses `fast()` gets AWS's own, unchanged. */
export function rememberText(thrown: unknown, text: string): void {
  if (thrown instanceof Error) unreadable.set(thrown, text);
}

/** What the answer was for which something was thrown. */
export const textFor = (thrown: unknown): string | undefined => unreadable.get(Object(thrown));

/** Gives a command what belongs to its call. */
export const setHooks = (command: AwsCommand, hooks: CallHooks): object => Object.assign(command, { [own]: hooks });

/**
 * Lets the hooks work of all calls of a client. AWS's client resolves its middleware anew for every call that has options
 * (a signal is one) or middleware of its own; on a client prepared once, calls have neither.
 */
export const installHooks = (client: AwsCommand): void => install(client, (exchange) => exchange[own]);

/** The same for one command, whatever becomes of its exchange in the middleware of a client that is not ours. */
export const installHooksOf = (command: AwsCommand, hooks: CallHooks): void => install(command, () => hooks);

/** What its connection has read: of an answer that nobody of us reads, that tells a slow one from a silent one. */
const bytesOfSocket = (response: object) => ({
  get bytesRead(): number | undefined {
    const { body } = response as { readonly body?: unknown }; // of whatever client it is
    return Object(Object(body).socket ?? Object(Object(body).session).socket).bytesRead;
  },
});

function install({ middlewareStack }: AwsCommand, hooksOf: (exchange: Exchange) => CallHooks | undefined): void {
  const headers = (next: Handler) => (exchange: Exchange) => {
    Object.assign(exchange.request?.headers ?? {}, hooksOf(exchange)?.headers);
    return next(exchange);
  };
  const watch = (next: Handler) => async (exchange: Exchange) => {
    const hooks = hooksOf(exchange);
    if (exchange.request?.headers) hooks?.onSigned?.(exchange.request.headers);
    if (hooks?.signal && exchange.request) exchange.request[abortedBy] = hooks.signal;
    const result = await next(exchange);
    if (result.response) hooks?.onHead?.(headOf(result.response));
    if (result.response && hooks?.onStream) {
      hooks.onStream(bytesOfSocket(result.response));
      streamHooks.set(result.response, hooks.onStream);
    }
    return result;
  };
  middlewareStack.add(headers, { step: "build", name: "bedrockTargetsHeaders" }); // before the request is signed
  middlewareStack.add(watch, { step: "deserialize", priority: "low", name: "bedrockTargetsWatch" }); // next to the socket
}
