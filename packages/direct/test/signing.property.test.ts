import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { directTransport } from "../src/index.ts";
import { NodeSigner } from "../src/node/node-signer.ts";
import type { Fetch } from "../src/options.ts";
import { canonicalPath, canonicalQuery } from "../src/signing/canonical.ts";
import { momentOf } from "../src/signing/clock.ts";
import type { Signer } from "../src/signing/signer.ts";
import { WebSigner } from "../src/web/web-signer.ts";
import { authorizationByAws } from "./support/aws-signer.ts";
import { type Received, reply, serve } from "./support/server.ts";
import { withoutSurroundings } from "./support/surroundings.ts";

withoutSurroundings();

/** Text that UTF-8 can write. */
const text = (maxLength: number) =>
  fc.string({ unit: "binary", maxLength }).map((given) => Buffer.from(given).toString());
const token = fc.stringMatching(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,20}$/);
const sendable = fc.stringMatching(/^[\x21-\x7e]{1,40}$/);
const value = fc.stringMatching(/^[\t\x20-\x7e]{0,40}$/);
/** The AWS SDK's signer collects names in plain objects, where this one is lost: there is nothing to compare with. */
const isComparable = (name: string): boolean => name !== "__proto__";

const identity = fc
  .record({
    accessKeyId: sendable,
    secretAccessKey: text(40).filter((given) => given !== ""),
    sessionToken: fc.option(sendable),
  })
  .map(({ sessionToken, ...keys }) => ({ ...keys, ...(sessionToken !== null && { sessionToken }) }));
const region = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,20}[a-z0-9]$/).filter((name) => !/^fips-|-fips$/.test(name));
const date = fc.date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true });

describe.each([
  ["Node's cryptography", (name: string): Signer => new NodeSigner(name)],
  ["WebCrypto", (name: string): Signer => new WebSigner(name)],
])("any request that is signed by %s", (_name, create) => {
  const headers = fc.dictionary(token.map((name) => name.toLowerCase()).filter(isComparable), value, {
    maxKeys: 6,
    noNullPrototype: true,
  });
  const query = fc.dictionary(text(10).filter(isComparable), text(10), { maxKeys: 4, noNullPrototype: true });

  it("has the signature that the AWS SDK gives it", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          region,
          date,
          credentials: identity,
          headers,
          query,
          segments: fc.array(text(20)),
          body: fc.uint8Array(),
        }),
        async ({ segments, headers: given, ...request }) => {
          const moment = momentOf(request.date);
          const { sessionToken } = request.credentials;
          const {
            "x-amz-date": _date,
            "x-amz-security-token": _token,
            authorization: _,
            date: _plain,
            ...others
          } = given;
          const all = {
            ...others,
            host: "example.com",
            "x-amz-date": moment.time,
            ...(sessionToken !== undefined && { "x-amz-security-token": sessionToken }),
          };
          const path = `/model/${segments.map((segment) => encodeURIComponent(segment)).join("/")}`;
          const encoded = Object.entries(request.query).map((pair) => pair.map(encodeURIComponent).join("="));
          const signable = {
            method: "POST",
            path: canonicalPath(path),
            query: canonicalQuery(encoded.join("&")),
            headers: all,
            body: request.body,
          };
          const ours = await create(request.region).sign(signable, request.credentials, moment);
          expect(ours).toBe(await authorizationByAws({ ...request, path, headers: all }));
        },
      ),
      { numRuns: 300 },
    );
  });
});

it("signs a name that objects have of themselves like any other", () => {
  expect(canonicalQuery("b=2&__proto__=1")).toBe("__proto__=1&b=2");
});

/** What a server of AWS's would make of the signature of a request that has arrived. */
async function expectSigned(
  received: Received,
  place: string,
  credentials: { secretAccessKey: string; accessKeyId: string },
) {
  const { authorization = "", "x-amz-date": time = "" } = received.headers;
  const names = /SignedHeaders=([^,]*)/.exec(authorization)?.[1]?.split(";") ?? [];
  const [path = "", search = ""] = received.path.split("?");
  const iso = time.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, "$1-$2-$3T$4:$5:$6Z");
  const headers = Object.fromEntries(names.map((name) => [name, received.headers[name] ?? ""]));
  const query: Record<string, string[]> = {};
  for (const pair of search.split("&").filter(Boolean)) {
    const [name = "", content = ""] = pair.split("=").map(decodeURIComponent);
    query[name] = [...(query[name] ?? []), content];
  }
  const date = new Date(iso);
  const byAws = await authorizationByAws({
    region: place,
    credentials,
    date,
    path,
    query,
    headers,
    body: received.body,
  });
  expect(authorization).toBe(byAws);
  return names;
}

describe("any call", () => {
  const call = fc.record({
    region,
    credentials: identity,
    // Segments that a URL would take away are no modelIds.
    modelId: text(60).filter((id) => !["", ".", ".."].includes(id)),
    body: fc.uint8Array({ maxLength: 300 }),
    prefix: fc.constantFrom("", "/gateway", "/a b/ü!*/"),
    query: fc.constantFrom("", "?tenant=a%20b&x", "?b=2&a=1&a=0"),
    headers: fc.dictionary(
      token.map((name) => `x-${name}`),
      fc.stringMatching(/^[\x21-\x7e]([ -~]{0,30}[\x21-\x7e])?$/),
      { maxKeys: 4 },
    ),
  });
  type Call = typeof call extends fc.Arbitrary<infer Value> ? Value : never;

  const send = (options: object, url: string, { modelId, body, headers, ...given }: Call) =>
    directTransport({
      ...options,
      ...{ credentials: given.credentials, region: given.region },
      endpoint: `${url}${given.prefix}${given.query}`,
    }).send({ operation: "invokeModel", input: { modelId, body, contentType: "application/json" }, headers });

  it("arrives from Node with a signature that fits what has arrived", { timeout: 60_000 }, async () => {
    const server = await serve();
    await fc.assert(
      fc.asyncProperty(call, async (given) => {
        await send({}, server.url, given);
        const last = server.received.at(-1);
        if (!last) throw new Error("Nothing arrived.");
        const names = await expectSigned(last, given.region, given.credentials);
        expect(names).toEqual(expect.arrayContaining(Object.keys(given.headers).map((name) => name.toLowerCase())));
        expect(last.body).toEqual(Buffer.from(given.body));
        expect(names).toEqual(expect.arrayContaining(["content-type", "host", "x-amz-date"]));
        const { sessionToken } = given.credentials as { sessionToken?: string };
        expect(last.headers["x-amz-security-token"]).toBe(sessionToken);
      }),
      { numRuns: 200 },
    );
    await server.close();
  });

  it("leaves a `fetch` with a signature that fits what it was given", { timeout: 60_000 }, async () => {
    let left: Received | undefined;
    const fetch: Fetch = async (url, { headers, body }) => {
      const { host, pathname, search } = new URL(url);
      const given = Object.fromEntries(new Headers(headers));
      const bytes = Buffer.from(await new Response(body).arrayBuffer());
      left = { path: pathname + search, headers: { ...given, host }, rawHeaders: [], body: bytes };
      return Response.json(reply);
    };
    await fc.assert(
      fc.asyncProperty(call, async (given) => {
        await send({ fetch }, "https://bedrock.example.com", given);
        if (!left) throw new Error("Nothing was sent.");
        await expectSigned(left, given.region, given.credentials);
      }),
      { numRuns: 200 },
    );
  });
});
