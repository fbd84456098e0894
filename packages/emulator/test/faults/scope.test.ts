import { BedrockClient, GetInferenceProfileCommand } from "@aws-sdk/client-bedrock";
import { ConverseCommand, ConverseStreamCommand } from "@aws-sdk/client-bedrock-runtime";
import { describe, expect, it } from "vitest";
import { createEmulator, type Emulator, type FaultScope, virtualTimers } from "../../src/index.ts";
import { all, hello, post, protocols, sdkClient, served, targetOf, until } from "../support.ts";
import { bytesOf, call, faulty, input, streamCall } from "./support.ts";

/** For a row of calls: which of them are hit. */
const hitsOf = async (emulator: Emulator, calls: number): Promise<readonly boolean[]> => {
  const hits: boolean[] = [];
  for (let made = 0; made < calls; made += 1) hits.push((await emulator.fetch(call())).status === 429);
  return hits;
};

const throttled = (scope: FaultScope, seed?: number) =>
  faulty({ kind: "throttle", ...scope }, seed === undefined ? {} : { seed });

const converse = async (emulator: Emulator, modelId: string): Promise<number> => {
  const response = await emulator.fetch(post(`/model/${encodeURIComponent(modelId)}/converse`, { messages: hello }));
  return response.status;
};

describe("how often", () => {
  it("`times` calls, and then it is spent", async () => {
    const { emulator, handle } = throttled({ times: 2 });
    expect(await hitsOf(emulator, 4)).toEqual([true, true, false, false]);
    expect(handle).toMatchObject({ count: 2, active: false });
  });

  it("after `skip` calls", async () => {
    expect(await hitsOf(throttled({ skip: 2, times: 1 }).emulator, 5)).toEqual([false, false, true, false, false]);
  });

  it("with the `rate`, drawn again alike with the same seed only", async () => {
    const hits = await hitsOf(throttled({ rate: 0.3 }, 9).emulator, 400);
    expect(hits).toEqual(await hitsOf(throttled({ rate: 0.3 }, 9).emulator, 400));
    expect(hits).not.toEqual(await hitsOf(throttled({ rate: 0.3 }, 10).emulator, 400));
    const share = hits.filter(Boolean).length / hits.length;
    expect(share).toBeGreaterThan(0.22);
    expect(share).toBeLessThan(0.38);
  });

  it("never at a rate of 0, always at 1", async () => {
    expect(await hitsOf(throttled({ rate: 0 }).emulator, 50)).not.toContain(true);
    expect(await hitsOf(throttled({ rate: 1 }).emulator, 50)).not.toContain(false);
  });

  it("whatever other faults draw", async () => {
    const { emulator } = throttled({ rate: 0.5 });
    emulator.faults.add({ kind: "latency", ms: 0, rate: 0.5 });
    expect(await hitsOf(emulator, 50)).toEqual(await hitsOf(throttled({ rate: 0.5 }).emulator, 50));
  });
});

describe("whom", () => {
  it("a target, by id and by ARN", async () => {
    const arn = "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.amazon.nova-lite-v1:0";
    for (const target of ["us.amazon.nova-lite-v1:0", arn]) {
      const { emulator } = throttled({ target });
      expect(await converse(emulator, "us.amazon.nova-lite-v1:0")).toBe(429);
      expect(await converse(emulator, arn)).toBe(429);
      expect(await converse(emulator, "amazon.nova-lite-v1:0")).toBe(200);
    }
  });

  it("a target that does not exist, too", async () => {
    const { emulator } = throttled({ target: "kr.newco.m-1" });
    expect([await converse(emulator, "kr.newco.m-1"), await converse(emulator, "kr.newco.m-2")]).toEqual([429, 400]);
  });

  it("every target of a kind", async () => {
    const { emulator, handle } = throttled({ target: "imported" });
    for (const { kind, modelId } of emulator.account.targets) {
      expect((await converse(emulator, modelId)) === 429, modelId).toBe(kind === "imported");
    }
    expect(handle.count).toBe(emulator.account.targets.filter(({ kind }) => kind === "imported").length);
  });

  it("an operation", async () => {
    const { emulator } = throttled({ operation: "ConverseStream" });
    expect([(await emulator.fetch(call())).status, (await emulator.fetch(streamCall())).status]).toEqual([200, 429]);
  });

  it("the runtime alone by default, an operation of the control plane by name, everything by a star", async () => {
    await using server = await served();
    const control = new BedrockClient({
      region: "us-east-1",
      endpoint: server.url,
      credentials: { accessKeyId: "any", secretAccessKey: "any" },
      maxAttempts: 1,
    });
    const ask = (modelId: string) =>
      control.send(new GetInferenceProfileCommand({ inferenceProfileIdentifier: modelId }));
    const profile = targetOf(server.emulator, "application-profile");
    server.emulator.faults.add({ kind: "throttle" });
    expect(await ask(profile)).toHaveProperty("inferenceProfileArn", profile);
    const named = server.emulator.faults.add({ kind: "throttle", operation: "GetInferenceProfile", target: profile });
    await expect(ask(profile)).rejects.toMatchObject({ name: "ThrottlingException" });
    expect(await ask("us.amazon.nova-lite-v1:0")).toHaveProperty("inferenceProfileArn");
    named.remove();
    server.emulator.faults.add({ kind: "unavailable", operation: "*" });
    await expect(ask(profile)).rejects.toMatchObject({ name: "ServiceUnavailableException" });
    expect((await fetch(`${server.url}/elsewhere`)).status).toBe(503);
    control.destroy();
  });

  it("only answers that are good, as far as they are changed", async () => {
    const { emulator, handle } = faulty({ kind: "cut-after", events: 0 });
    expect(await converse(emulator, "nobody.model")).toBe(400);
    expect(handle.count).toBe(0);
  });
});

describe("several faults", () => {
  it("of two that refuse, the first one does, and the other is not used up", async () => {
    const { emulator } = throttled({ times: 1 });
    const second = emulator.faults.add({ kind: "unavailable", times: 1 });
    expect([(await emulator.fetch(call())).status, second.count]).toEqual([429, 0]);
    expect([(await emulator.fetch(call())).status, second.count]).toEqual([503, 1]);
    expect((await emulator.fetch(call())).status).toBe(200);
  });

  it("are removed one by one, or all at once", async () => {
    const { emulator, handle } = throttled({});
    const second = emulator.faults.add({ kind: "unavailable" });
    handle.remove();
    handle.remove();
    expect(handle.active).toBe(false);
    expect((await emulator.fetch(call())).status).toBe(503);
    emulator.faults.clear();
    expect([second.active, second.count]).toEqual([false, 1]);
    expect((await emulator.fetch(call())).status).toBe(200);
  });

  it("do not hit a call that waits while they are removed, or spent by another one", async () => {
    const timers = virtualTimers();
    const { emulator } = faulty({ kind: "latency", ms: 1_000 }, { timers });
    const removed = emulator.faults.add({ kind: "throttle" });
    const spent = emulator.faults.add({ kind: "unavailable", times: 1 });
    const waiting = [emulator.fetch(call()), emulator.fetch(call())];
    await until(() => timers.waiting === 2);
    removed.remove();
    await timers.advance(1_000);
    expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual([503, 200]);
    expect([removed.count, spent.count]).toEqual([0, 1]);
  });

  it("are gone after a reset, and drawn as at first", async () => {
    const { emulator, handle } = throttled({ rate: 0.5 });
    const hits = await hitsOf(emulator, 30);
    emulator.reset();
    expect(handle.active).toBe(false);
    expect(await hitsOf(emulator, 5)).not.toContain(true);
    emulator.faults.add({ kind: "throttle", rate: 0.5 });
    expect(await hitsOf(emulator, 30)).toEqual(hits);
  });

  it("are not more than a thousand", () => {
    const emulator = createEmulator();
    for (let added = 0; added < 1_000; added += 1) emulator.faults.add({ kind: "throttle" });
    expect(() => emulator.faults.add({ kind: "throttle" })).toThrow("There are 1000 faults already: remove some");
  });

  it("do not change when what they were made of does", async () => {
    const emulator = createEmulator();
    const fault = { kind: "throttle" as const, times: 1 };
    emulator.faults.add(fault);
    fault.times = 100;
    expect(await hitsOf(emulator, 3)).toEqual([true, false, false]);
  });
});

describe("calls without a fault", () => {
  it("are answered as if there were none", async () => {
    const plain = createEmulator();
    const { emulator } = faulty({ kind: "reset", target: "marketplace" });
    for (const request of [call, streamCall]) {
      const [one, other] = [await plain.fetch(request()), await emulator.fetch(request())];
      const headersOf = ({ headers }: Response) => [...headers].filter(([name]) => name !== "x-amzn-requestid");
      expect(headersOf(other)).toEqual(headersOf(one));
      expect(await bytesOf(other)).toEqual(await bytesOf(one));
    }
    expect(emulator.calls.map(({ faults }) => faults)).toEqual([[], []]);
  });

  it.each(protocols)("are untouched among 200 at once, of which some fail, over $protocol", async ({ config }) => {
    await using server = await served({ seed: 4 });
    const handles = [
      server.emulator.faults.add({ kind: "throttle", rate: 0.2 }),
      server.emulator.faults.add({ kind: "error-frame", rate: 0.2, operation: "ConverseStream" }),
    ];
    const client = sdkClient(server.url, config());
    const [text = ""] = [
      (
        await createEmulator()
          .fetch(call())
          .then((reply) => reply.json())
      ).output.message.content[0].text,
    ];
    const stream = async () => {
      const events = await all((await client.send(new ConverseStreamCommand(input))).stream);
      return events.map((event) => event.contentBlockDelta?.delta?.text ?? "").join("");
    };
    const plain = async () => (await client.send(new ConverseCommand(input))).output?.message?.content?.[0]?.text;
    const outcomes = await Promise.allSettled(
      Array.from({ length: 200 }, (_, index) => (index % 2 ? plain() : stream())),
    );
    client.destroy();
    for (const outcome of outcomes) {
      if (outcome.status === "fulfilled") expect(outcome.value).toBe(text);
      else expect(outcome.reason).toMatchObject({ name: "ThrottlingException" });
    }
    const failed = outcomes.filter(({ status }) => status === "rejected").length;
    expect(failed).toBe(handles.reduce((sum, { count }) => sum + count, 0));
    expect(failed).toBeGreaterThan(30);
    expect(failed).toBeLessThan(100);
  });
});
