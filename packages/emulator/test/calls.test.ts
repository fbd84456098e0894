import { describe, expect, it } from "vitest";
import { createEmulator } from "../src/index.ts";
import { hello, post } from "./support.ts";

const path = "/model/amazon.nova-lite-v1%3A0/converse";

describe("calls", () => {
  it("keep what was received and what was answered", async () => {
    const emulator = createEmulator();
    const request = post(path, { messages: hello });
    request.headers.set("X-Custom", "yes");
    const response = await emulator.fetch(request);
    expect(emulator.calls).toEqual([
      {
        method: "POST",
        path,
        operation: "Converse",
        modelId: "amazon.nova-lite-v1:0",
        headers: expect.objectContaining({ "x-custom": "yes" }),
        body: { messages: hello },
        status: 200,
        requestId: response.headers.get("x-amzn-requestid"),
        streamed: false,
        faults: [],
        aborted: false,
      },
    ]);
  });

  it("keep requests that belong to no operation, too", async () => {
    const emulator = createEmulator();
    await emulator.fetch(post("/elsewhere", "no JSON"));
    expect(emulator.calls[0]).toMatchObject({ path: "/elsewhere", status: 404, modelId: undefined, body: undefined });
  });

  it("say what a path of the control plane names, and what it asks", async () => {
    const emulator = createEmulator();
    const profile = "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/chatbot00001";
    const path = `/inference-profiles/${encodeURIComponent(profile)}`;
    await emulator.fetch(new Request(`http://localhost${path}`));
    expect(emulator.calls[0]).toMatchObject({ method: "GET", path, operation: "GetInferenceProfile", status: 200 });
    expect(emulator.calls[0]).toMatchObject({
      identifier: profile,
      modelId: undefined,
      query: undefined,
      body: undefined,
    });
    await emulator.fetch(new Request("http://localhost/inference-profiles?type=APPLICATION&maxResults=5"));
    const list = { operation: "ListInferenceProfiles", query: "type=APPLICATION&maxResults=5", identifier: undefined };
    expect(emulator.calls[1]).toMatchObject(list);
  });

  it("are the last thousand, newest last", async () => {
    const emulator = createEmulator();
    for (let index = 0; index < 1_003; index += 1) await emulator.fetch(post(`/number/${index}`, ""));
    expect(emulator.calls).toHaveLength(1_000);
    expect(emulator.calls[0]?.path).toBe("/number/3");
    expect(emulator.calls.at(-1)?.path).toBe("/number/1002");
  });

  it("are forgotten by reset, in the same list", async () => {
    const emulator = createEmulator();
    const { calls } = emulator;
    await emulator.fetch(post(path, { messages: hello }));
    expect(calls).toHaveLength(1);
    emulator.reset();
    expect(calls).toHaveLength(0);
    expect(emulator.calls).toBe(calls);
  });
});
