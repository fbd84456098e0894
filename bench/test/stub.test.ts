import assert from "node:assert/strict";
import { once } from "node:events";
import { connect } from "node:http2";
import { request } from "node:https";
import { after, before, test } from "node:test";
import { createDecoder } from "../contenders/floor/decode.ts";
import { callText, streamText } from "../server/answers.ts";
import { createIdentity } from "../server/certificate.ts";
import { plainScenario } from "../server/scenario.ts";
import { type Stub, startStub } from "../server/stub.ts";

const identity = createIdentity();
let stub: Stub;
before(async () => {
  stub = await startStub(identity);
});
after(() => stub.close());

/** One request over HTTP/1.1 and TLS; gives the status and the body. */
async function post(url: string): Promise<{ status: number | undefined; body: Buffer }> {
  const outgoing = request(url, { method: "POST", ca: identity.cert, agent: false }).end("{}");
  const [answer] = await once(outgoing, "response");
  return { status: answer.statusCode, body: Buffer.concat(await answer.toArray()) };
}

/** The same over HTTP/2. */
async function post2(origin: string, path: string): Promise<Buffer> {
  const session = connect(origin, { ca: identity.cert });
  const stream = session.request({ ":method": "POST", ":path": path }).end("{}");
  const body = Buffer.concat(await stream.toArray());
  session.close();
  return body;
}

const textIn = (bytes: Buffer): string =>
  createDecoder()(bytes)
    .map((event) => (event as { delta?: { text?: string } }).delta?.text ?? "") // JSON of the stub
    .join("");

test("answers over HTTP/1.1 and HTTP/2, with TLS and without", async () => {
  const path = "/model/x/converse";
  const bodies = [
    (await post(stub.urls.tls + path)).body,
    await post2(stub.urls.tls, path),
    await post2(stub.urls.plain, path),
    Buffer.from(await (await fetch(stub.urls.plain + path, { method: "POST", body: "{}" })).arrayBuffer()),
  ];
  for (const body of bodies) assert.equal(JSON.parse(body.toString()).output.message.content[0].text, callText);
});

test("streams frames with good checksums, however many are in a write", async () => {
  for (const framesPerWrite of [1, 7, 1000]) {
    stub.scenario = { ...plainScenario, events: 50, framesPerWrite };
    const { body } = await post(`${stub.urls.tls}/model/x/converse-stream`);
    assert.equal(textIn(body), streamText(50));
  }
});

test("flips one bit of a text, and only that", async () => {
  stub.scenario = { ...plainScenario, events: 50 };
  const { body: good } = await post(`${stub.urls.tls}/model/x/converse-stream`);
  stub.scenario = { ...plainScenario, events: 50, flip: true };
  const { body: bad } = await post(`${stub.urls.tls}/model/x/converse-stream`);
  assert.equal(bad.length, good.length);
  const different = [...good].flatMap((byte, index) => (byte === bad[index] ? [] : [byte ^ (bad[index] ?? 0)]));
  assert.deepEqual(different, [1]);
  assert.throws(() => textIn(bad), /checksum/);
});

test("refuses what is not signed where it verifies", async () => {
  stub.scenario = { ...plainScenario, verify: true };
  const { status, body } = await post(`${stub.urls.tls}/model/x/converse`);
  assert.equal(status, 403);
  assert.match(body.toString(), /no AWS4-HMAC-SHA256/);
});

test("counts connections, and is three round trips away where it is far", async () => {
  stub.scenario = plainScenario;
  const before = stub.counts.connections;
  const durations: number[] = [];
  for (let index = 0; index < 5; index++) {
    const began = performance.now();
    await post(`${stub.urls.far}/model/x/converse`);
    durations.push(performance.now() - began);
  }
  assert.ok(Math.min(...durations) >= 59, durations.join());
  assert.equal(stub.counts.connections, before + 5);
});
