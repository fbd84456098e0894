import { type Body, bytesOf, collect } from "@bedrock-targets/core/wire";
import { checkSignal } from "../abort.ts";
import type { Fetch } from "../options.ts";
import type { Outgoing, Platform, Receive } from "../platform.ts";
import type { Signer } from "../signing/signer.ts";
import { userAgent } from "../user-agent.ts";
import { WebSigner } from "./web-signer.ts";

/** A WHATWG `fetch`, whose connections are the runtime's, and WebCrypto. */
export class WebPlatform implements Platform {
  readonly userAgent: Readonly<Record<string, string>> = agentHeader();
  readonly #given: Fetch | undefined;

  constructor(given: Fetch | undefined) {
    this.#given = given;
  }

  createSigner(region: string): Signer {
    return new WebSigner(region);
  }

  async post<Result>({ endpoint, path, headers, body, signal }: Outgoing, receive: Receive<Result>): Promise<Result> {
    checkSignal(signal);
    const fetch = this.#given ?? globalThis.fetch; // called without `this`, or browsers refuse it
    const { host: _, ...sendable } = headers; // `fetch` writes it itself
    const answer = await fetch(endpoint.url.origin + path, {
      method: "POST",
      headers: sendable,
      body: body as Uint8Array<ArrayBuffer>, // never of shared memory
      redirect: "manual", // a signature is for one host
      signal: signal ?? null,
    });
    const head = { status: answer.status, headers: Object.fromEntries(answer.headers) };
    const received = bodyOf(answer, signal);
    try {
      return receive(head, received);
    } catch (error) {
      received.return().catch(() => {}); // nobody reads it any more
      throw error;
    }
  }

  collect(body: Body): Promise<Uint8Array> {
    return collect(bytesOf(body));
  }

  /** Only Node is asked for AWS's files. */
  async profileRegion(): Promise<undefined> {}

  /** Connections of `fetch` cannot be closed. */
  destroy(): void {}
}

interface Received extends AsyncIterableIterator<Uint8Array, undefined> {
  return(): Promise<IteratorReturnResult<undefined>>;
}

const end = { done: true, value: undefined } as const;

/**
 * An answer's bytes. An abort closes them by hand: Deno 2.9 forgets now and then which signal they belong to, once nobody
 * holds the answer itself, and keeps the connection open.
 */
function bodyOf({ body }: Response, signal: AbortSignal | undefined): Received {
  const reader = body?.getReader();
  const close = async (): Promise<void> => {
    signal?.removeEventListener("abort", close);
    await reader?.cancel().catch(() => {});
  };
  signal?.addEventListener("abort", close);
  if (signal?.aborted) void close();
  return {
    async next() {
      const value = (await reader?.read())?.value;
      if (value !== undefined) return { done: false, value };
      checkSignal(signal); // not the end of the answer, but of our reading
      await close();
      return end;
    },
    async return() {
      await close();
      return end;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/** Browsers keep `user-agent` to themselves; AWS reads `x-amz-user-agent` too. */
function agentHeader(): Readonly<Record<string, string>> {
  const [name = "", version = ""] = (globalThis.navigator?.userAgent ?? "unknown/0").split("/");
  if (name === "Mozilla") return { "x-amz-user-agent": userAgent("browser", "0") };
  return { "user-agent": userAgent(name.replace(".", "").toLowerCase(), version) };
}
