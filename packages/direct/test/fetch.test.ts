import { inspect } from "node:util";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type DirectOptions, directTransport, type Fetch } from "../src/index.ts";
import { firstFrame } from "./support/first-frame.ts";
import { json, reply, serve, until } from "./support/server.ts";
import { credentials, input, withoutSurroundings } from "./support/surroundings.ts";

withoutSurroundings();

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  vi.unstubAllGlobals();
  for (const each of open.splice(0)) await each.close();
});

const converse = { operation: "converse", input } as const;
const stream = { operation: "converseStream", input } as const;
const transport = (fetch: Fetch, options: DirectOptions = {}) =>
  directTransport({ region: "us-east-1", credentials, endpoint: "https://example.com/prefix?a=1", fetch, ...options });

/** A `fetch` that answers every request alike, and remembers the newest. */
function fetching(answer: () => Response | Promise<Response> = () => Response.json(reply)) {
  const seen: { url: string; init: RequestInit; self: unknown }[] = [];
  const fetch = function (this: unknown, url: string, init: RequestInit): Promise<Response> {
    seen.push({ url, init, self: this });
    return Promise.resolve(answer());
  };
  return { fetch, seen };
}

describe("a call by `fetch`", () => {
  it("posts bytes to the operation's URL, follows nothing, and gives AWS's output", async () => {
    const { fetch, seen } = fetching(() => Response.json(reply, { headers: { "x-amzn-requestid": "request-2" } }));
    const output = await transport(fetch).send(converse);
    expect(output).toMatchObject({ ...reply, $metadata: { httpStatusCode: 200, requestId: "request-2" } });
    expect(seen[0]?.url).toBe("https://example.com/prefix/model/amazon.nova-lite-v1%3A0/converse?a=1");
    expect(seen[0]?.init).toMatchObject({ method: "POST", redirect: "manual", body: expect.any(Uint8Array) });
  });

  it("sets no header that is the runtime's to set, and calls `fetch` without a `this`", async () => {
    const { fetch, seen } = fetching();
    await transport(fetch).send(converse);
    const names = Object.keys(seen[0]?.init.headers ?? {});
    expect(names.sort()).toEqual(["authorization", "content-type", "user-agent", "x-amz-date"]);
    expect(seen[0]?.self).toBeUndefined();
  });

  it("says who calls in a header that browsers allow, where this is one", async () => {
    vi.stubGlobal("navigator", { userAgent: "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0" });
    const { fetch, seen } = fetching();
    await transport(fetch).send(converse);
    const headers = new Headers(seen[0]?.init.headers);
    expect(headers.get("x-amz-user-agent")).toBe("bedrock-targets/0.0.0 (direct) lang/js md/browser#0");
    expect(headers.has("user-agent")).toBe(false);
    expect(headers.get("authorization")).toContain("SignedHeaders=content-type;host;x-amz-date;x-amz-user-agent,");
  });

  it.each([
    ["Deno/2.5.0", "md/deno#2.5.0"],
    ["Cloudflare-Workers", "md/cloudflare-workers#"],
    ["Node.js/24", "md/nodejs#24"],
  ])("says that it runs in %s", async (name, part) => {
    vi.stubGlobal("navigator", { userAgent: name });
    const { fetch, seen } = fetching();
    await transport(fetch).send(converse);
    expect(new Headers(seen[0]?.init.headers).get("user-agent")).toContain(part);
  });

  it("uses the global `fetch` of the moment where this is not Node", async () => {
    const { fetch, seen } = fetching();
    vi.stubGlobal("process", { ...process, versions: { node: "24.0.0", bun: "1.3.0" } });
    const made = directTransport({ region: "us-east-1", credentials });
    vi.stubGlobal("fetch", fetch);
    await made.send(converse);
    expect(seen[0]?.url).toMatch(/^https:\/\/bedrock-runtime\.us-east-1\.amazonaws\.com\/model\//);
  });

  it("sends a bearer token without WebCrypto, and says what is missing where a signature is needed", async () => {
    vi.stubGlobal("crypto", {});
    const { fetch, seen } = fetching();
    await transport(fetch, { credentials: undefined, bearerToken: "token" }).send(converse);
    expect(new Headers(seen[0]?.init.headers).get("authorization")).toBe("Bearer token");
    await expect(transport(fetch).send(converse)).rejects.toMatchObject({
      code: "credentials",
      advice: expect.stringContaining("https"),
    });
  });

  it("passes the errors of `fetch` on", async () => {
    const failure = new TypeError("Failed to fetch", { cause: { code: "ENOTFOUND" } });
    const { fetch } = fetching(() => Promise.reject(failure));
    await expect(transport(fetch).send(converse)).rejects.toBe(failure);
  });

  it("fails with AWS's exception where the answer is one, and gives empty answers as such", async () => {
    const headers = { "x-amzn-errortype": "ValidationException:http://x/" };
    const refusing = fetching(() => Response.json({ message: "No." }, { status: 400, headers }));
    await expect(transport(refusing.fetch).send(converse)).rejects.toMatchObject({
      name: "ValidationException",
      message: "No.",
    });
    const empty = fetching(() => new Response(null, { status: 204 }));
    expect(await transport(empty.fetch).send(converse)).toMatchObject({ $metadata: { httpStatusCode: 204 } });
  });

  it("fails with what `onHead` throws, and leaves the answer", async () => {
    let left = false;
    const body = new ReadableStream({
      cancel: () => {
        left = true;
      },
    });
    const { fetch } = fetching(() => new Response(body));
    const onHead = (): void => {
      throw new Error("no");
    };
    await expect(transport(fetch).send({ ...converse, onHead })).rejects.toThrow("no");
    expect(left).toBe(true);
  });

  it("shows no secret in what is thrown", async () => {
    const { fetch } = fetching(() => Promise.reject(new TypeError("no")));
    const error = await transport(fetch)
      .send(converse)
      .catch((thrown: unknown) => thrown);
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(credentials.secretAccessKey);
  });
});

describe("a call by Node's own `fetch`", () => {
  const head = { "content-type": "application/vnd.amazon.eventstream" };

  it("streams, and closes its connection when it is aborted, with the signal's reason", async () => {
    const server = await serve((response) => {
      response.writeHead(200, head).write(firstFrame);
    });
    open.push(server);
    const leaving = new AbortController();
    const reason = new Error("enough");
    const made = transport(globalThis.fetch, { endpoint: server.url });
    const output = await made.send({ ...stream, signal: leaving.signal });
    const reading = (async () => {
      for await (const _event of output.stream ?? []);
    })();
    setTimeout(() => leaving.abort(reason), 10);
    await expect(reading).rejects.toBe(reason);
    await until(() => server.left() === 1);
  });

  it("closes its connection when it is aborted, also where `fetch` has forgotten the signal", async () => {
    const server = await serve((response) => {
      response.writeHead(200, head).write(firstFrame);
    });
    open.push(server);
    const leaving = new AbortController();
    const reason = new Error("enough");
    const forgetful: Fetch = (url, init) => globalThis.fetch(url, { ...init, signal: null });
    const output = await transport(forgetful, { endpoint: server.url }).send({ ...stream, signal: leaving.signal });
    const reading = (async () => {
      for await (const _event of output.stream ?? []);
    })();
    setTimeout(() => leaving.abort(reason), 10);
    await expect(reading).rejects.toBe(reason);
    await until(() => server.left() === 1);
  });

  it("is not made where it is aborted before, and fails with the reason", async () => {
    const server = await serve();
    open.push(server);
    const signal = AbortSignal.abort(new Error("enough"));
    await expect(transport(globalThis.fetch, { endpoint: server.url }).send({ ...converse, signal })).rejects.toThrow(
      "enough",
    );
    expect(server.received).toEqual([]);
  });

  it("does not take the request elsewhere", async () => {
    const server = await serve((response) => json(response, {}, 307, { location: "/elsewhere" }));
    open.push(server);
    const sending = transport(globalThis.fetch, { endpoint: server.url }).send(converse);
    await expect(sending).rejects.toMatchObject({ $metadata: { httpStatusCode: 307 } });
    expect(server.received).toHaveLength(1);
  });
});
