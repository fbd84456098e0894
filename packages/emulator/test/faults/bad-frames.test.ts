import { ConverseStreamCommand, type ConverseStreamOutput } from "@aws-sdk/client-bedrock-runtime";
import { describe, expect, it } from "vitest";
import { createEmulator } from "../../src/index.ts";
import { protocols, sdkClient, served } from "../support.ts";
import { bytesOf, call, faulty, framesOf, input, rawCalls, streamCall, wholeStream } from "./support.ts";

const textOf = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString("latin1");

describe("error-frame", () => {
  it("puts an exception after some events, and ends the stream with it", async () => {
    const { frames: whole } = framesOf(await wholeStream());
    const { http1, http2 } = await rawCalls({
      kind: "error-frame",
      after: 2,
      name: "ModelStreamErrorException",
      message: "It broke",
      members: { originalStatusCode: 500 },
    });
    for (const { body, complete } of [http1, http2]) {
      const { frames } = framesOf(body);
      expect(complete).toBe(true);
      expect(frames.slice(0, 2).map(textOf)).toEqual(whole.slice(0, 2).map(textOf));
      expect(frames).toHaveLength(3);
      expect(textOf(frames[2])).toContain("modelStreamErrorException");
      expect(textOf(frames[2])).toContain('{"message":"It broke","originalStatusCode":500}');
    }
  });

  it("comes instead of the first event, too", async () => {
    const { emulator } = faulty({ kind: "error-frame", after: 0 });
    const { frames } = framesOf(await bytesOf(await emulator.fetch(streamCall())));
    expect(frames).toHaveLength(1);
    expect(textOf(frames[0])).toContain("throttlingException");
  });

  it("can be of the message type `error`", async () => {
    const { emulator } = faulty({ kind: "error-frame", as: "error", name: "InternalFailure", message: "Gone" });
    const last = textOf(framesOf(await bytesOf(await emulator.fetch(streamCall()))).frames.at(-1));
    for (const part of [":message-type", "error", ":error-code", "InternalFailure", ":error-message", "Gone"]) {
      expect(last).toContain(part);
    }
  });

  it("leaves plain answers alone, and does not count them", async () => {
    const { emulator, handle } = faulty({ kind: "error-frame", times: 1 });
    expect((await emulator.fetch(call())).status).toBe(200);
    expect(handle.count).toBe(0);
  });

  it.each(protocols)("is thrown by the AWS SDK over $protocol after the events before", async ({ config }) => {
    await using server = await served();
    server.emulator.faults.add({ kind: "error-frame", after: 3, message: "Slowly" });
    const client = sdkClient(server.url, config());
    const { stream } = await client.send(new ConverseStreamCommand(input));
    const events: ConverseStreamOutput[] = [];
    const reading = async () => {
      for await (const event of stream ?? []) events.push(event);
    };
    await expect(reading()).rejects.toMatchObject({ name: "ThrottlingException", message: "Slowly" });
    expect(events).toHaveLength(3);
    client.destroy();
  });
});

/** The numbers of the bits in which two byte strings of the same length differ. */
const differences = (one: Uint8Array, other: Uint8Array): number[] => {
  expect(one).toHaveLength(other.length);
  return [...one].flatMap((byte, index) =>
    [0, 1, 2, 3, 4, 5, 6, 7]
      .filter((bit) => ((byte ^ (other[index] ?? 0)) >> (7 - bit)) & 1)
      .map((bit) => index * 8 + bit),
  );
};

describe("corrupt", () => {
  it("turns one bit of the frame that it names", async () => {
    const whole = await wholeStream();
    const { frames } = framesOf(whole);
    const [first = 0, second = 0] = frames.map(({ length }) => length * 8);
    const emulator = createEmulator();
    const hit: number[] = [];
    for (let round = 0; round < 30; round += 1) {
      const fault = emulator.faults.add({ kind: "corrupt", frame: 2 });
      const bits = differences(await bytesOf(await emulator.fetch(streamCall())), whole);
      expect(bits).toHaveLength(1);
      expect(bits[0]).toBeGreaterThanOrEqual(first);
      expect(bits[0]).toBeLessThan(first + second);
      hit.push(...bits);
      fault.remove();
    }
    expect(new Set(hit).size).toBeGreaterThan(10);
  });

  it("turns the same bit again with the same seed", async () => {
    const bitWith = async (seed: number) => {
      const { emulator } = faulty({ kind: "corrupt" }, { seed });
      return differences(await bytesOf(await emulator.fetch(streamCall())), await wholeStream())[0];
    };
    expect(await bitWith(7)).toBe(await bitWith(7));
    expect(new Set([await bitWith(1), await bitWith(2), await bitWith(3)]).size).toBeGreaterThan(1);
  });

  it("turns the bit that it is told to, also in a plain answer", async () => {
    const right = await bytesOf(await createEmulator().fetch(call()));
    const beyond = right.length * 8;
    for (const bit of [0, 9, 12, 15, beyond - 1, beyond]) {
      const { emulator } = faulty({ kind: "corrupt", bit });
      expect(differences(await bytesOf(await emulator.fetch(call())), right)).toEqual([bit % beyond]);
    }
  });

  it.each(protocols)("is noticed by the AWS SDK over $protocol", async ({ config }) => {
    await using server = await served();
    // A bit of the payload: the lengths stay right.
    server.emulator.faults.add({ kind: "corrupt", frame: 2, bit: 1_100 });
    const client = sdkClient(server.url, config());
    const reading = async () => {
      const { stream } = await client.send(new ConverseStreamCommand(input));
      for await (const _ of stream ?? []);
    };
    await expect(reading()).rejects.toThrow();
    client.destroy();
  });
});
