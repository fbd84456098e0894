import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { account, accountEnvironment } from "../server/account.ts";
import { faultOf } from "../server/signature.ts";

/*
 * The checker is held against the floor's signer and what AWS publishes: the key derivation and the canonical form of a POST.
 */
const path = `/model/${encodeURIComponent(account.modelId)}/converse`;
const body = '{"messages":[]}';
let headers: Record<string, string> = {};
const kept = { ...process.env };

before(async () => {
  Object.assign(process.env, accountEnvironment);
  const { signed } = await import("../contenders/floor/sign.ts");
  headers = signed("127.0.0.1:443", path, body);
});
after(() => {
  process.env = kept;
});

const fault = (changes: { headers?: Record<string, string>; path?: string; body?: string }) =>
  faultOf({
    method: "POST",
    path: changes.path ?? path,
    headers: { ...headers, ...changes.headers },
    body: Buffer.from(changes.body ?? body),
  });

test("a good signature has no fault", () => {
  assert.equal(fault({}), undefined);
});

const changed: [string, Parameters<typeof fault>[0]][] = [
  ["another body", { body: '{"messages":[1]}' }],
  ["another path", { path: path.replace("converse", "invoke") }],
  ["a path that is not encoded", { path: decodeURIComponent(path) }],
  ["another host", { headers: { host: "127.0.0.1:444" } }],
  ["another type of content", { headers: { "content-type": "text/plain" } }],
];
for (const [name, changes] of changed)
  test(`${name} makes the signature another one`, () => {
    assert.equal(fault(changes), "the signature is another one");
  });

test("a time that is not now is refused", () => {
  assert.match(
    fault({ headers: { "x-amz-date": headers["x-amz-date"]?.replace(/T../, "T99") ?? "" } }) ?? "",
    /is not now/,
  );
});

test("a hash of another body is refused", () => {
  assert.equal(fault({ headers: { "x-amz-content-sha256": "0".repeat(64) } }), "the body's hash is another one");
});

test("a header that is not signed is refused by its name", () => {
  const authorization = headers.authorization?.replace(";host", "") ?? "";
  assert.equal(fault({ headers: { authorization } }), "not signed: host");
});

test("no authorization is refused", () => {
  assert.match(fault({ headers: { authorization: "" } }) ?? "", /no AWS4-HMAC-SHA256/);
});
