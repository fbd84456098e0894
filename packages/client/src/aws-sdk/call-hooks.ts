import type { AnswerHead, TransportCall } from "@bedrock-targets/core";
import type { AwsCommand } from "./sdk.ts";

/** What belongs to one call, and not to its input. */
export type CallHooks = Pick<TransportCall, "signal" | "headers" | "onHead">;

/** What passes through the middleware's steps, as far as it matters here. */
interface Exchange {
  readonly [own]?: CallHooks | undefined;
  readonly request?: AwsHeaders & object;
  readonly response?: { readonly statusCode?: number; readonly headers?: AnswerHead["headers"] };
}

interface AwsHeaders {
  readonly headers?: Record<string, string>;
}

type Handler = (exchange: Exchange) => Promise<Exchange>;

/** Survives the copies that middleware makes of an exchange. */
const own: unique symbol = Symbol("bedrock-targets");

const hooksOf = new WeakMap<object, CallHooks>();
/** Requests about to be sent → what aborts them. Our request handler looks here. */
export const signals: WeakMap<object, AbortSignal> = new WeakMap();

/**
 * Lets the hooks of calls work: of all calls of a client, or of one command. AWS's client resolves its middleware anew for
 * every call that has options (a signal is one) or middleware of its own; on a client prepared once, calls have neither.
 */
export function installHooks({ middlewareStack }: AwsCommand): void {
  const find = (next: Handler) => (exchange: Exchange) => next({ ...exchange, [own]: hooksOf.get(exchange) });
  middlewareStack.add(find, { step: "initialize", priority: "high", name: "bedrockTargetsFind" });
  middlewareStack.add(addHeaders, { step: "build", name: "bedrockTargetsHeaders" });
  middlewareStack.add(watch, { step: "deserialize", priority: "low", name: "bedrockTargetsWatch" });
}

/** Gives a command what belongs to its call. */
export const setHooks = (command: AwsCommand, hooks: CallHooks): void => void hooksOf.set(command, hooks);

/** Before the request is signed. */
const addHeaders = (next: Handler) => (exchange: Exchange) => {
  Object.assign(exchange.request?.headers ?? {}, exchange[own]?.headers);
  return next(exchange);
};

/** Nearest to the socket: before the SDK reads the body. */
const watch = (next: Handler) => async (exchange: Exchange) => {
  const hooks = exchange[own];
  if (hooks?.signal && exchange.request) signals.set(exchange.request, hooks.signal);
  const result = await next(exchange);
  hooks?.onHead?.({ status: result.response?.statusCode ?? 0, headers: result.response?.headers ?? {} });
  return result;
};
