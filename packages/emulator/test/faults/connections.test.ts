import { ConverseCommand } from "@aws-sdk/client-bedrock-runtime";
import { describe, expect, it } from "vitest";
import type { Fault } from "../../src/index.ts";
import { protocols, sdkClient, served } from "../support.ts";
import { call, conversePath, faulty, input, rawCalls, streamCall } from "./support.ts";

const nothingCame = { headers: false, complete: false };

describe("before the headers", () => {
  it("close ends the connection in order", async () => {
    const { http1, http2 } = await rawCalls({ kind: "close" });
    expect(http1).toMatchObject({ status: 0, error: undefined });
    expect(http2).toMatchObject({ ...nothingCame, rst: undefined, goaway: undefined, closed: "end" });
  });

  it("reset ends it with RST", async () => {
    const { http1, http2 } = await rawCalls({ kind: "reset" });
    expect(http1).toMatchObject({ status: 0, error: "ECONNRESET" });
    expect(http2).toMatchObject({ ...nothingCame, rst: undefined, closed: "ECONNRESET" });
  });

  it.each([
    [undefined, 0],
    ["REFUSED_STREAM", 7],
    ["CANCEL", 8],
    [2, 2],
  ] as const)("rst-stream with the code %s resets the stream alone", async (code, onWire) => {
    const { http1, http2 } = await rawCalls({ kind: "rst-stream", ...(code !== undefined && { code }) });
    expect(http1).toMatchObject({ status: 0, error: undefined });
    expect(http2).toMatchObject({ ...nothingCame, rst: onWire, goaway: undefined, closed: undefined });
  });

  it("goaway says that the call was not processed, and closes", async () => {
    const { http1, http2 } = await rawCalls({ kind: "goaway", code: "ENHANCE_YOUR_CALM" });
    expect(http1).toMatchObject({ status: 0, error: undefined });
    expect(http2).toMatchObject({ ...nothingCame, goaway: { last: 0, code: 11 }, closed: "end" });
  });

  it("goaway with `finish` answers this call, and takes no other", async () => {
    const { http1, http2 } = await rawCalls({ kind: "goaway", finish: true }, conversePath);
    expect(http1).toMatchObject({ status: 200, complete: true });
    expect(http1.headers.get("connection")).toBe("close");
    expect(http2).toMatchObject({ headers: true, complete: true, goaway: { last: 1, code: 0 } });
    expect(JSON.parse(http2.body.toString())).toHaveProperty("output");
  });
});

describe.each(protocols)("the AWS SDK over $protocol", ({ config }) => {
  it.each<Fault["kind"] & ("close" | "reset" | "rst-stream" | "goaway")>(["close", "reset", "rst-stream", "goaway"])(
    "fails at %s, and its next call succeeds",
    async (kind) => {
      await using server = await served();
      const handle = server.emulator.faults.add({
        kind,
        times: 1,
        ...(kind === "rst-stream" && { code: "INTERNAL_ERROR" }),
      });
      const client = sdkClient(server.url, config());
      await expect(client.send(new ConverseCommand(input))).rejects.toThrow();
      expect(handle.count).toBe(1);
      expect(await client.send(new ConverseCommand(input))).toMatchObject({ stopReason: "end_turn" });
      client.destroy();
      expect(server.emulator.calls).toMatchObject([
        { status: 0, faults: [kind], aborted: false },
        { status: 200, faults: [], aborted: false },
      ]);
    },
  );
});

describe("without a port", () => {
  it.each(["close", "reset", "rst-stream", "goaway"] as const)("%s rejects as a failed fetch does", async (kind) => {
    const { emulator, handle } = faulty({ kind });
    for (const request of [call(), streamCall()]) {
      const failed = emulator.fetch(request);
      await expect(failed).rejects.toThrow(TypeError);
      await expect(failed).rejects.toMatchObject({ cause: { code: "ECONNRESET" } });
    }
    expect(handle.count).toBe(2);
  });

  it("goaway with `finish` changes nothing", async () => {
    const { emulator } = faulty({ kind: "goaway", finish: true });
    expect((await emulator.fetch(call())).status).toBe(200);
  });
});
