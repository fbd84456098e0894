import { ConverseCommand, ConverseStreamCommand } from "@aws-sdk/client-bedrock-runtime";
import { describe, expect, it } from "vitest";
import { type Fault, virtualTimers } from "../../src/index.ts";
import { protocols, sdkClient, served } from "../support.ts";
import { call, faulty, input, rawCalls, streamCall, streamPath } from "./support.ts";

const refusals: readonly [fault: Fault, status: number, name: string, message: RegExp][] = [
  [{ kind: "throttle" }, 429, "ThrottlingException", /^Too many tokens, please wait/],
  [{ kind: "daily-quota" }, 429, "ThrottlingException", /^Too many tokens per day/],
  [{ kind: "overloaded" }, 529, "overloaded_error", /try again later/],
  [{ kind: "unavailable" }, 503, "ServiceUnavailableException", /try again later/],
  [{ kind: "internal-error" }, 500, "InternalServerException", /try again/],
  [{ kind: "model-timeout" }, 408, "ModelTimeoutException", /took too long/],
  [{ kind: "model-error" }, 424, "ModelErrorException", /failed/],
  [{ kind: "cold-start" }, 429, "ModelNotReadyException", /not ready/],
  [{ kind: "expired-token" }, 403, "ExpiredTokenException", /expired/],
  [
    { kind: "error", status: 418, name: "TeapotException", message: "Short and stout" },
    418,
    "TeapotException",
    /^Short/,
  ],
];

describe.each(refusals)("%j", (fault, status, name, message) => {
  it("answers plain calls and streams with AWS's headers and a message", async () => {
    const { emulator, handle } = faulty(fault);
    for (const request of [call(), streamCall()]) {
      const response = await emulator.fetch(request);
      expect(response.status).toBe(status);
      expect(response.headers.get("content-type")).toBe("application/json");
      expect(response.headers.get("x-amzn-errortype")).toMatch(
        new RegExp(`^${name}:http://internal.amazon.com/coral/`),
      );
      expect(response.headers.get("x-amzn-requestid")).toBe(emulator.calls.at(-1)?.requestId);
      expect(response.headers.has("retry-after")).toBe(false);
      expect(await response.json()).toMatchObject({ message: expect.stringMatching(message) });
      expect(emulator.calls.at(-1)).toMatchObject({ status, streamed: false, aborted: false, faults: [fault.kind] });
    }
    expect(handle.count).toBe(2);
  });

  it.each(protocols)("fails in the AWS SDK over $protocol with its name and status", async ({ config }) => {
    await using server = await served();
    server.emulator.faults.add(fault);
    const client = sdkClient(server.url, config());
    const expected = { name, message: expect.stringMatching(message), $metadata: { httpStatusCode: status } };
    await expect(client.send(new ConverseCommand(input))).rejects.toMatchObject(expected);
    await expect(client.send(new ConverseStreamCommand(input))).rejects.toMatchObject(expected);
    client.destroy();
  });
});

describe("a refusal", () => {
  it("takes a message, retry-after, headers and members", async () => {
    const { http1, http2 } = await rawCalls({
      kind: "model-error",
      message: "Own words",
      retryAfter: 7,
      headers: { "x-cache": "miss" },
      members: { originalStatusCode: 503, resourceName: "it" },
    });
    expect(http1).toMatchObject({ status: 424, complete: true });
    expect(http1.headers.get("retry-after")).toBe("7");
    expect(http1.headers.get("x-cache")).toBe("miss");
    for (const { body } of [http1, http2]) {
      expect(JSON.parse(body.toString())).toEqual({
        message: "Own words",
        originalStatusCode: 503,
        resourceName: "it",
      });
    }
  });

  it("has an original status of its own where it is the model's", async () => {
    const { emulator } = faulty({ kind: "model-error" });
    expect(await (await emulator.fetch(call())).json()).toMatchObject({ originalStatusCode: 500 });
  });

  it("has no exception's name where it comes from before Bedrock", async () => {
    const { http1 } = await rawCalls({ kind: "error", status: 502 }, streamPath);
    expect(http1.status).toBe(502);
    expect(http1.headers.has("x-amzn-errortype")).toBe(false);
  });

  it.each(protocols)("for two calls is over at the third attempt of the AWS SDK, $protocol", async ({ config }) => {
    await using server = await served();
    const handle = server.emulator.faults.add({ kind: "unavailable", times: 2 });
    const client = sdkClient(server.url, { maxAttempts: 3, ...config() });
    const reply = await client.send(new ConverseCommand(input));
    client.destroy();
    expect(reply.$metadata.attempts).toBe(3);
    expect(handle).toMatchObject({ count: 2, active: false });
    expect(server.emulator.calls.map(({ status }) => status)).toEqual([503, 503, 200]);
  });
});

describe("cold-start", () => {
  it("is over some time after the first call", async () => {
    const timers = virtualTimers();
    const { emulator, handle } = faulty({ kind: "cold-start", forMs: 240_000 }, { timers });
    await timers.advance(1_000_000);
    const status = async () => (await emulator.fetch(call())).status;
    expect(await status()).toBe(429);
    await timers.advance(239_999);
    expect(await status()).toBe(429);
    await timers.advance(1);
    expect(await status()).toBe(200);
    expect(handle.count).toBe(2);
  });

  it("is over after some calls as well", async () => {
    const { emulator } = faulty({ kind: "cold-start", times: 1 });
    expect([(await emulator.fetch(call())).status, (await emulator.fetch(call())).status]).toEqual([429, 200]);
  });
});
