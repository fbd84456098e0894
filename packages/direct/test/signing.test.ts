import { describe, expect, it } from "vitest";
import { NodeSigner } from "../src/node/node-signer.ts";
import { canonicalPath, canonicalQuery } from "../src/signing/canonical.ts";
import { Clock, momentOf } from "../src/signing/clock.ts";
import type { Signer } from "../src/signing/signer.ts";
import { WebSigner } from "../src/web/web-signer.ts";
import { authorizationByAws } from "./support/aws-signer.ts";
import { type PublishedCase, published, publishedCases } from "./support/published-cases.ts";

const { region, service, credentials } = published;
const date = new Date(published.time);
const moment = momentOf(date);

const signers: readonly (readonly [string, (region: string, service?: string) => Signer])[] = [
  ["Node's cryptography", (...place) => new NodeSigner(...place)],
  ["WebCrypto", (...place) => new WebSigner(...place)],
];

const bytesOf = ({ body = "" }: PublishedCase): Uint8Array => new TextEncoder().encode(body);
const headersOf = ({ headers }: PublishedCase) => ({
  host: "example.amazonaws.com",
  "x-amz-date": moment.time,
  ...headers,
});

describe.each(signers)("signatures by %s", (_name, create) => {
  it.each(publishedCases.map((each) => [each.name, each] as const))("agree with AWS's case %s", async (_case, each) => {
    const request = {
      method: each.method,
      path: canonicalPath(each.path),
      query: canonicalQuery(each.query ?? ""),
      headers: headersOf(each),
      body: bytesOf(each),
    };
    const authorization = await create(region, service).sign(request, credentials, moment);
    expect(authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/20150830\/us-east-1\/service\/aws4_request, /,
    );
    expect(authorization.split("Signature=")[1]).toBe(each.signature);
  });

  it("change with the secret and with the day, and come back with them", async () => {
    const signer = create("us-east-1");
    const request = { method: "POST", path: "/", query: "", headers: { host: "h" }, body: new Uint8Array() };
    const sign = (secretAccessKey: string, at: string) =>
      signer.sign(request, { accessKeyId: "A", secretAccessKey }, momentOf(new Date(at)));
    const first = await sign("one", "2026-03-01T23:59:59Z");
    const nextDay = await sign("one", "2026-03-02T00:00:00Z");
    const otherSecret = await sign("two", "2026-03-01T23:59:59Z");
    expect(new Set([first, nextDay, otherSecret]).size).toBe(3);
    expect(nextDay).toContain("/20260302/");
    expect(await sign("one", "2026-03-01T23:59:59Z")).toBe(first);
  });
});

describe("the published cases", () => {
  it.each(publishedCases.map((each) => [each.name, each] as const))(
    "%s is what the AWS SDK signs",
    async (_case, each) => {
      const query = Object.fromEntries(new URLSearchParams(each.query ?? ""));
      const authorization = await authorizationByAws({
        ...published,
        date,
        method: each.method,
        path: each.path,
        query,
        headers: headersOf(each),
        body: bytesOf(each),
      });
      expect(authorization?.split("Signature=")[1]).toBe(each.signature);
    },
  );
});

describe("a canonical path", () => {
  it("encodes once more what is encoded already", () => {
    expect(canonicalPath("/model/arn%3Aaws%3Abedrock%2Fx/converse")).toBe(
      "/model/arn%253Aaws%253Abedrock%252Fx/converse",
    );
  });

  it("encodes what encodeURIComponent leaves alone", () => {
    expect(canonicalPath("/a!b'c(d)e*f")).toBe("/a%21b%27c%28d%29e%2Af");
  });
});

describe("a canonical query", () => {
  it("sorts by name, then by value, and gives a name without a value an equals sign", () => {
    expect(canonicalQuery("b=2&a=2&b=1&a")).toBe("a=&a=2&b=1&b=2");
  });

  it("takes a broken encoding as it stands", () => {
    expect(canonicalQuery("a=%zz")).toBe("a=%25zz");
  });
});

describe("the clock", () => {
  it("gives the moment of now, moved by the offset", () => {
    const clock = new Clock();
    const near = (time: string, milliseconds: number): boolean => {
      const iso = time.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, "$1-$2-$3T$4:$5:$6Z");
      return Math.abs(Date.parse(iso) - milliseconds) < 5_000;
    };
    expect(near(clock.now().time, Date.now())).toBe(true);
    clock.offset = 3_600_000;
    expect(near(clock.now().time, Date.now() + 3_600_000)).toBe(true);
    expect(clock.now().time.slice(0, 8)).toBe(clock.now().day);
  });
});
