import type { AwsCommand } from "./sdk.ts";

type Headers = Readonly<Record<string, string>>;

/** What passes through the middleware's steps, as far as it matters here. */
interface Exchange {
  readonly request?: { headers?: Record<string, string> };
  readonly response?: { readonly headers?: Headers };
}

type Handler = (exchange: Exchange) => Promise<Exchange>;

/** Adds a caller's headers to a command, and keeps those of its answer: the command's output leaves most of them out. */
export function withHeaders(command: AwsCommand, headers: Headers | undefined): { headers: Headers } {
  const seen: { headers: Headers } = { headers: {} };
  const keep = (next: Handler) => async (exchange: Exchange) => {
    const result = await next(exchange);
    seen.headers = result.response?.headers ?? {};
    return result;
  };
  command.middlewareStack.add(keep, { step: "deserialize", priority: "high", name: "bedrockTargetsAnswerHeaders" });
  if (!headers) return seen;
  const add = (next: Handler) => (exchange: Exchange) => {
    Object.assign(exchange.request?.headers ?? {}, headers);
    return next(exchange);
  };
  command.middlewareStack.add(add, { step: "build", name: "bedrockTargetsHeaders" });
  return seen;
}
