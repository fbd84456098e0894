import type { ControlCall, ControlOperation, ControlOutputs, ControlPlane } from "@bedrock-targets/core";
import { describe, expect, it } from "vitest";
import { type Script, ScriptedControl } from "../../support/scripted-control.ts";
import { applicationProfile, clientOver, everything } from "./support.ts";

const pages = 100;
const perPage = 100;

/** An account with 10,000 application profiles, a hundred to a page. */
const crowd: Script = {
  listInferenceProfiles: ({ nextToken = "0" }) => ({
    inferenceProfileSummaries: Array.from({ length: perPage }, (_, at) => applicationProfile(`p${nextToken}x${at}`)),
    ...(Number(nextToken) + 1 < pages && { nextToken: String(Number(nextToken) + 1) }),
  }),
};
const profiles = { kinds: ["application-profile"] } as const;
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 20));

/** A control plane that answers when the test says so, or never. */
class HeldControl implements ControlPlane {
  readonly calls: ControlCall[] = [];
  readonly #answers: (() => void)[] = [];

  async send<Op extends ControlOperation>(call: ControlCall<Op>): Promise<ControlOutputs[Op]> {
    this.calls.push(call);
    await new Promise<void>((answer) => this.#answers.push(answer));
    return {} as ControlOutputs[Op]; // lists without entries
  }

  async region(): Promise<string> {
    return "us-east-1";
  }

  answer(): void {
    this.#answers.shift()?.();
  }
}

describe("a long list", () => {
  it("is followed to its end", async () => {
    const control = new ScriptedControl(crowd);
    const items = await clientOver(control).listTargets(profiles).toArray();
    expect(new Set(items.map(({ modelId }) => modelId)).size).toBe(pages * perPage);
    expect(control.calls).toHaveLength(pages);
  });

  it("is read no faster than it is taken", async () => {
    const control = new ScriptedControl(crowd);
    let taken = 0;
    for await (const item of clientOver(control).listTargets(profiles)) {
      if (taken % 997 === 0) await aWhile();
      taken += item.kind ? 1 : 0;
      expect(control.calls.length).toBe(Math.ceil(taken / perPage));
    }
    expect(taken).toBe(pages * perPage);
  });

  it("keeps nothing of the pages that were taken", async () => {
    const control = new ScriptedControl(crowd);
    const early: WeakRef<object>[] = [];
    for await (const item of clientOver(control).listTargets(profiles)) {
      if (early.length < perPage) early.push(new WeakRef(item));
    }
    await collectGarbage();
    expect(early.filter((item) => item.deref()).length).toBe(0);
  });
});

async function collectGarbage(): Promise<void> {
  const { setFlagsFromString } = await import("node:v8");
  const { runInNewContext } = await import("node:vm");
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  for (let round = 0; round < 3; round += 1) {
    await aWhile();
    collect();
  }
}

describe("many lists", () => {
  it("are asked for four at a time, and all nine in the end", async () => {
    const control = new HeldControl();
    const listing = clientOver(control).listTargets().toArray();
    const seen: number[] = [];
    for (let answered = 0; answered < 11; answered += 1) {
      await aWhile();
      seen.push(control.calls.length - answered);
      control.answer();
    }
    expect(await listing).toEqual([]);
    expect(seen).toEqual([4, 4, 4, 4, 4, 4, 4, 3, 2, 2, 1]); // profiles and routers are asked for twice
    expect(new Set(control.calls.map(({ operation }) => operation)).size).toBe(9);
  });

  it("give what has come while one of them is slow", async () => {
    const listPrompts = () => new Promise<never>(() => {});
    const control = new ScriptedControl({ ...everything, listPrompts });
    let count = 0;
    for await (const item of clientOver(control).listTargets()) {
      count += 1;
      if (item.kind === "marketplace") break; // of the last list
    }
    expect(count).toBeGreaterThan(8);
  });
});

describe("a listing", () => {
  it("asks nothing before it is read, and anew each time that it is", async () => {
    const control = new ScriptedControl(everything);
    const listing = clientOver(control).listTargets({ kinds: ["base"] });
    await aWhile();
    expect(control.calls).toHaveLength(0);
    expect(await listing.toArray()).toEqual(await listing.toArray());
    expect(control.calls).toHaveLength(2);
  });

  it("that is left early ends what is on its way", async () => {
    const listPrompts = () => new Promise<never>(() => {});
    const control = new ScriptedControl({ ...everything, listPrompts });
    for await (const item of clientOver(control).listTargets()) if (item.kind) break;
    const signals = control.calls.map(({ signal }) => signal?.aborted);
    expect(signals.length).toBeGreaterThan(1);
    expect(signals).not.toContain(false);
    expect(signals).not.toContain(undefined);
  });

  it("that is aborted ends at once, even where the control plane does not listen", async () => {
    const control = new HeldControl();
    const exchange = new AbortController();
    const listing = clientOver(control).listTargets({ signal: exchange.signal }).toArray();
    await aWhile();
    exchange.abort();
    await expect(listing).rejects.toMatchObject({ code: "aborted" });
    expect(control.calls.every(({ signal }) => signal?.aborted)).toBe(true);
  });

  it("that is aborted between two items gives no further one", async () => {
    const exchange = new AbortController();
    let count = 0;
    const read = async () => {
      for await (const _ of clientOver(new ScriptedControl(crowd)).listTargets({
        ...profiles,
        signal: exchange.signal,
      })) {
        count += 1;
        if (count === 5) exchange.abort();
      }
    };
    await expect(read()).rejects.toMatchObject({ code: "aborted" });
    expect(count).toBe(5);
  });

  it("of a caller who has had enough asks nothing", async () => {
    const control = new ScriptedControl(everything);
    const listing = clientOver(control).listTargets({ signal: AbortSignal.abort() }).toArray();
    await expect(listing).rejects.toMatchObject({ code: "aborted" });
    expect(control.calls).toHaveLength(0);
  });

  it("leaves nothing on the caller's signal", async () => {
    const { signal } = new AbortController();
    let listeners = 0;
    const counted = new Proxy(signal, {
      get(target, name) {
        if (name === "addEventListener") listeners += 1;
        if (name === "removeEventListener") listeners -= 1;
        const member: unknown = Reflect.get(target, name);
        return typeof member === "function" ? member.bind(target) : member;
      },
    });
    await clientOver(new ScriptedControl(everything)).listTargets({ signal: counted }).toArray();
    expect(listeners).toBe(0);
  });
});
