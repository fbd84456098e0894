import type { AnswerHead } from "@bedrock-targets/core";
import type { AwsCommand } from "./sdk.ts";

type Headers = Readonly<Record<string, string>>;

/** What passes through the middleware's steps, as far as it matters here. */
interface Exchange {
  readonly request?: { headers?: Record<string, string> };
  readonly response?: { readonly statusCode?: number; readonly headers?: Headers };
}

type Handler = (exchange: Exchange) => Promise<Exchange>;

/** Adds headers to a command's request, before it is signed. */
export function addHeaders(command: AwsCommand, headers: Headers): void {
  const add = (next: Handler) => (exchange: Exchange) => {
    Object.assign(exchange.request?.headers ?? {}, headers);
    return next(exchange);
  };
  command.middlewareStack.add(add, { step: "build", name: "bedrockTargetsHeaders" });
}

/** Tells of the answer as soon as it begins: nearest to the socket, before the SDK reads the body. */
export function onHead(command: AwsCommand, tell: (head: AnswerHead) => void): void {
  const listen = (next: Handler) => async (exchange: Exchange) => {
    const result = await next(exchange);
    tell({ status: result.response?.statusCode ?? 0, headers: result.response?.headers ?? {} });
    return result;
  };
  command.middlewareStack.add(listen, { step: "deserialize", priority: "low", name: "bedrockTargetsHead" });
}
