import { ConverseCommand, ConverseStreamCommand } from "@aws-sdk/client-bedrock-runtime";
import { describe, expect, it } from "vitest";
import { createEmulator } from "../../src/index.ts";
import { protocols, sdkClient, served } from "../support.ts";
import { bytesOf, call, conversePath, faulty, input, rawCalls, streamCall, wholeStream } from "./support.ts";

describe("proxy-page", () => {
  it("is HTML from a server that is not Bedrock", async () => {
    const { http1, http2 } = await rawCalls({ kind: "proxy-page" }, conversePath);
    expect(http1).toMatchObject({ status: 502, complete: true });
    expect(http1.headers.get("content-type")).toBe("text/html");
    expect(http1.headers.has("x-amzn-requestid")).toBe(false);
    for (const { body } of [http1, http2]) expect(body.toString()).toContain("<h1>502</h1>");
  });

  it("can be a page of your own, with any status, streams included", async () => {
    const { emulator } = faulty({ kind: "proxy-page", status: 200, html: "<p>Log in" });
    const response = await emulator.fetch(streamCall());
    expect([response.status, await response.text()]).toEqual([200, "<p>Log in"]);
    expect(emulator.calls[0]?.streamed).toBe(false);
  });

  it.each(protocols)("is an error with the status alone for the AWS SDK over $protocol", async ({ config }) => {
    await using server = await served();
    server.emulator.faults.add({ kind: "proxy-page", status: 503 });
    const client = sdkClient(server.url, config());
    await expect(client.send(new ConverseCommand(input))).rejects.toMatchObject({ $metadata: { httpStatusCode: 503 } });
    client.destroy();
  });
});

describe("content-type", () => {
  it("leaves the body as it is", async () => {
    const { emulator } = faulty({ kind: "content-type" });
    const plain = await emulator.fetch(call());
    expect(plain.headers.get("content-type")).toBe("text/plain");
    expect(await bytesOf(plain)).toEqual(await bytesOf(await createEmulator().fetch(call())));
    const stream = await emulator.fetch(streamCall());
    expect(stream.headers.get("content-type")).toBe("text/plain");
    expect(await bytesOf(stream)).toEqual(await wholeStream());
  });

  it("can be any", async () => {
    const { http1 } = await rawCalls({ kind: "content-type", contentType: "application/octet-stream" });
    expect(http1.headers.get("content-type")).toBe("application/octet-stream");
  });
});

describe("answer", () => {
  it("is an empty object by default, which is no answer", async () => {
    const { emulator } = faulty({ kind: "answer" });
    const response = await emulator.fetch(call());
    expect([response.status, await response.text()]).toEqual([200, "{}"]);
    expect(response.headers.get("content-type")).toBe("application/json");
  });

  it("can be anything, with nothing in it where the status allows nothing", async () => {
    const headers = { "content-type": "text/csv", "x-more": "1" };
    const { http1 } = await rawCalls({ kind: "answer", status: 203, body: "a,b", headers });
    expect(http1).toMatchObject({ status: 203, complete: true });
    expect(http1.body.toString()).toBe("a,b");
    expect([http1.headers.get("content-type"), http1.headers.get("x-more")]).toEqual(["text/csv", "1"]);
    const { emulator } = faulty({ kind: "answer", status: 204 });
    expect((await emulator.fetch(call())).body).toBeNull();
  });

  it.each(protocols)("comes through the AWS SDK over $protocol without a message", async ({ config }) => {
    await using server = await served();
    server.emulator.faults.add({ kind: "answer" });
    const client = sdkClient(server.url, config());
    expect((await client.send(new ConverseCommand(input))).output).toBeUndefined();
    await client.send(new ConverseStreamCommand(input)).catch(() => {});
    client.destroy();
    expect(server.emulator.calls.map(({ faults }) => faults)).toEqual([["answer"], ["answer"]]);
  });
});
