import type { AnswerHead, TransportCall } from "@bedrock-targets/core";
import { describe, expect, it } from "vitest";
import { AwsSdkTransport } from "../../src/aws-sdk/transport.ts";
import { credentials } from "./support/both.ts";
import { reply } from "./support/frames.ts";
import { all, gate } from "./support/gate.ts";
import { atEnd, hello, modelId } from "./support/ours.ts";
import { type Answering, type AnsweringServer, answeringServer } from "./support/server.ts";
import { ok, StubHandler } from "./support/stub.ts";

async function sending(
  answer: Answering,
  runtime: object = {},
): Promise<{ readonly server: AnsweringServer; readonly transport: AwsSdkTransport }> {
  const server = await answeringServer(answer);
  const transport = new AwsSdkTransport("us-east-1", { endpoint: server.url, credentials, maxAttempts: 1, ...runtime });
  atEnd(() => server.close());
  atEnd(() => transport.destroy());
  return { server, transport };
}

const input = { modelId, messages: [{ role: "user" as const, content: [{ text: "Hi" }] }] };
const call = (more: Partial<TransportCall<"converse">> = {}): TransportCall<"converse"> => ({
  operation: "converse",
  input,
  ...more,
});

describe("a call's headers", () => {
  it("reach the wire, signed, and those of other calls do not", async () => {
    const { server, transport } = await sending({ body: hello });
    await transport.send(call({ headers: { "x-mine": "1", "X-Other": "2" } }));
    await transport.send(call());
    expect(server.seen[0]?.headers).toMatchObject({ "x-mine": "1", "x-other": "2" });
    expect(server.seen[0]?.headers.authorization).toMatch(/SignedHeaders=[^,]*x-mine;x-other/);
    expect(server.seen[1]?.headers).not.toHaveProperty("x-mine");
    expect(server.seen[1]?.headers.authorization).not.toContain("x-mine");
  });

  it("come before what the SDK would have written", async () => {
    const { server, transport } = await sending({ body: hello });
    await transport.send(call({ headers: { "content-type": "application/json; charset=utf-8" } }));
    expect(server.seen[0]?.headers["content-type"]).toBe("application/json; charset=utf-8");
  });
});

describe("the beginning of an answer", () => {
  it("is told before its body is complete", async () => {
    const told = gate<AnswerHead>();
    const { transport } = await sending({
      headers: { "X-Amzn-RequestId": "r-1" },
      body: [Buffer.from(" "), told.passed, Buffer.from(hello)],
    });
    await transport.send(call({ onHead: told.open })); // its end waits for the head to be told
    expect(await told.passed).toMatchObject({ status: 200, headers: { "x-amzn-requestid": "r-1" } });
  });

  it("of a stream is told before its first event", async () => {
    const told = gate<AnswerHead>();
    const { transport } = await sending({ body: [told.passed, ...reply("x")] }, {});
    const { operation: _, ...rest } = call();
    const { stream } = await transport.send({ ...rest, operation: "converseStream", onHead: told.open });
    expect((await all(stream)).length).toBe(5);
  });

  it("of an error is told, too, and once for each try", async () => {
    const heads: number[] = [];
    let tries = 0;
    const { transport } = await sending(
      () => (tries++ === 0 ? { status: 503, body: "{}" } : { status: 400, body: "{}" }),
      { maxAttempts: 3 },
    );
    await expect(transport.send(call({ onHead: ({ status }) => heads.push(status) }))).rejects.toThrow();
    expect(heads).toEqual([503, 400]);
  });

  it("has its headers in lower case, whatever the request handler gives", async () => {
    const requestHandler = new StubHandler(() => ok(hello, { "X-Amzn-RequestId": "r-1" }));
    const heads: AnswerHead[] = [];
    const { transport } = await sending({}, { requestHandler });
    await transport.send(call({ onHead: (head) => heads.push(head) }));
    expect(heads).toMatchObject([{ headers: { "x-amzn-requestid": "r-1" } }]);
  });
});
