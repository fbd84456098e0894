import { ConverseCommand } from "@aws-sdk/client-bedrock-runtime";
import { describe, expect, it } from "vitest";
import { protocols, sdkClient, served } from "../support.ts";
import { call, conversePath, faulty, input, streamPath } from "./support.ts";

describe("expired-token", () => {
  it.each(protocols)("refuses one key, and the next one helps ($protocol)", async ({ config }) => {
    await using server = await served();
    const handle = server.emulator.faults.add({ kind: "expired-token", credentials: "OLD" });
    const withKey = (accessKeyId: string) =>
      sdkClient(server.url, { ...config(), credentials: { accessKeyId, secretAccessKey: "any" } });
    const [old, older, fresh] = [withKey("OLD"), withKey("OLDER"), withKey("NEW")];
    await expect(old.send(new ConverseCommand(input))).rejects.toMatchObject({ name: "ExpiredTokenException" });
    for (const client of [older, fresh]) expect(await client.send(new ConverseCommand(input))).toHaveProperty("output");
    for (const client of [old, older, fresh]) client.destroy();
    expect(handle.count).toBe(1);
  });

  it("knows bearer tokens", async () => {
    const { emulator } = faulty({ kind: "expired-token", credentials: "old-token" });
    const statusWith = async (token: string) => {
      const request = call();
      request.headers.set("authorization", `Bearer ${token}`);
      return (await emulator.fetch(request)).status;
    };
    expect([await statusWith("old-token"), await statusWith("old-token-2"), await statusWith("new")]).toEqual([
      403, 200, 200,
    ]);
  });
});

describe("clock-skew", () => {
  it.each(protocols.flatMap((each) => [1, -1].map((sign) => ({ ...each, byMs: sign * 1_200_000 }))))(
    "by $byMs is corrected by the AWS SDK over $protocol, which reads the date",
    async ({ config, byMs }) => {
      await using server = await served();
      const handle = server.emulator.faults.add({ kind: "clock-skew", byMs });
      const client = sdkClient(server.url, { ...config(), maxAttempts: 2 });
      for (let round = 0; round < 3; round += 1) {
        expect(await client.send(new ConverseCommand(input))).toHaveProperty("output");
      }
      client.destroy();
      expect(handle.count).toBe(1);
      expect(server.emulator.calls.map(({ status }) => status)).toEqual([403, 200, 200, 200]);
    },
  );

  it("is refused with the exception's name and the server's date", async () => {
    await using server = await served();
    server.emulator.faults.add({ kind: "clock-skew" });
    const client = sdkClient(server.url);
    await expect(client.send(new ConverseCommand(input))).rejects.toMatchObject({ name: "InvalidSignatureException" });
    client.destroy();
    const body = await call().text();
    // A good answer, a stream, and a refusal.
    for (const path of [conversePath, streamPath, "/model/nobody/converse"]) {
      const response = await fetch(server.url + path, { method: "POST", body });
      await response.arrayBuffer();
      const ahead = Date.parse(response.headers.get("date") ?? "") - Date.now();
      expect(ahead).toBeGreaterThan(590_000);
      expect(ahead).toBeLessThan(610_000);
    }
  });

  it.each([299_000, -299_000])("of %i ms is within the tolerance", async (byMs) => {
    await using server = await served();
    const handle = server.emulator.faults.add({ kind: "clock-skew", byMs: byMs - Math.sign(byMs) * 5_000 });
    const client = sdkClient(server.url);
    await client.send(new ConverseCommand(input));
    client.destroy();
    expect(handle.count).toBe(0);
  });

  it("does not matter to what is not signed", async () => {
    const { emulator, handle } = faulty({ kind: "clock-skew" });
    expect((await emulator.fetch(call())).status).toBe(200);
    expect(handle.count).toBe(0);
  });
});
