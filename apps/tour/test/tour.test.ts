import { targetKinds } from "@bedrock-targets/core";
import { createEmulator, type EmulatedTarget } from "@bedrock-targets/emulator";
import { describe, expect, it } from "vitest";
import { tour } from "../src/tour.ts";
import { paper, run } from "./support.ts";

const linesOf = (text: string): readonly string[] => text.split("\n");
const kindOf = (line: string): string => line.split(" ", 1)[0] ?? "";

describe("the tour", () => {
  it("visits each of the ten kinds once, five of them streamed, and ends with code 0", async () => {
    const { code, out, err } = await run([]);
    const lines = linesOf(out);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(lines.map(kindOf).filter((word) => targetKinds.some((kind) => kind === word))).toEqual(targetKinds);
    expect(lines.filter((line) => /^ {2}POST \/model\/\S+\/converse-stream$/.test(line))).toHaveLength(5);
    expect(lines.filter((line) => /^ {2}POST \/model\/\S+\/converse$/.test(line))).toHaveLength(4);
    expect(lines.filter((line) => / \d+→\d+ +\d+ ms ✓$/.test(line))).toHaveLength(9);
    expect(out).toContain("All ten kinds did what they should.");
    expect(out).not.toContain("\u001b");
  });

  it("shows identifiers in full in a pipe, and the path as the emulator saw it", async () => {
    const { out } = await run([]);
    const arn = /arn:aws:bedrock:us-east-1:\d{12}:application-inference-profile\/\w+/.exec(out)?.[0] ?? "";
    expect(linesOf(out)).toContain(`  POST /model/${encodeURIComponent(arn)}/converse-stream`);
  });

  it("shows the advice for a custom model, and its deployment answering next", async () => {
    const lines = linesOf((await run([])).out);
    const at = lines.findIndex((line) => kindOf(line) === "custom-model");
    const after = lines.slice(at);
    const next = after.findIndex((line) => kindOf(line) === "custom-deployment");
    const advice = after.slice(1, next).join("\n");
    expect(advice).toContain("nothing was sent");
    expect(advice).toContain("operation-not-supported: ");
    expect(advice).toContain(":custom-model-deployment/");
    expect(advice).toMatch(/✓$/);
    expect(after[next + 2]).toMatch(/ms ✓$/);
  });

  it("says which model a router chose", async () => {
    expect((await run([])).out).toMatch(
      /prompt-router\/.*\n.*\n.*\n {2}answered by arn:aws:bedrock:.+:foundation-model\//,
    );
  });

  it("asks what it was told to ask, whatever is in it", async () => {
    const prompt = `"Olá", it's $HOME & \`x\` 🎉`;
    const { code, out } = await run([prompt]);
    const replies = linesOf(out).filter((line) => line.endsWith("ms ✓"));
    expect(code).toBe(0);
    expect(out).toContain(`asking   ${prompt}\n`);
    expect(replies.filter((line) => line.includes(prompt))).toHaveLength(9);
  });

  it("keeps its layout when the prompt has line breaks and control characters", async () => {
    const { code, out } = await run(["one\ntwo\r\n\tthree\u001b[31m"]);
    expect(code).toBe(0);
    expect(out).toContain("asking   one ⏎ two ⏎ three[31m\n");
    expect(linesOf(out)).toHaveLength(linesOf((await run([])).out).length);
    expect(out).not.toContain("\u001b");
  });

  it("takes words without quotes as one prompt", async () => {
    expect((await run(["any", "prompt", "of", "mine"])).out).toContain("“any prompt of mine” is what");
  });

  it("answers whatever the environment says about AWS", async () => {
    const { code, err } = await run([], {
      AWS_BEARER_TOKEN_BEDROCK: "token",
      AWS_PROFILE: "nobody",
      AWS_REGION: "eu-west-1",
      AWS_USE_FIPS_ENDPOINT: "true",
      AWS_USE_DUALSTACK_ENDPOINT: "true",
      AWS_ENDPOINT_URL: "http://127.0.0.1:1",
    });
    expect({ code, err }).toEqual({ code: 0, err: "" });
  });

  it("has no colours in a pipe, and has them where they are asked for", async () => {
    expect((await run([], { FORCE_COLOR: "1" })).out).toContain("\u001b[");
    expect((await run([], { NO_COLOR: "1" })).out).not.toContain("\u001b[");
  });
});

describe("a tour on which something is not as it should be", () => {
  /** An emulator whose account lists other targets than it has. */
  const listing =
    (change: (target: EmulatedTarget) => readonly EmulatedTarget[]): typeof createEmulator =>
    (options) => {
      const emulator = createEmulator(options);
      return { ...emulator, account: { ...emulator.account, targets: emulator.account.targets.flatMap(change) } };
    };

  const travelling = async (create: typeof createEmulator) => {
    const terminal = paper();
    const code = await tour({ prompt: "Hi", paceMs: 0 }, terminal, new AbortController().signal, create);
    return { code, out: terminal.text() };
  };

  it("ends with code 1 and names the kind that did not answer, whose row says why", async () => {
    const nowhere = listing((target) =>
      target.kind === "router" ? [{ ...target, modelId: `${target.modelId}x` }] : [target],
    );
    const { code, out } = await travelling(nowhere);
    expect(code).toBe(1);
    expect(out).toContain("Not as it should be: router.");
    expect(out).toMatch(/prompt-router\/\w+x\n {2}POST .*\n {2}not-found: [^✗]+✗\n/);
  });

  it("ends with code 1 where a custom model is not refused", async () => {
    const { code, out } = await travelling(
      listing((target) =>
        target.kind === "custom-model" ? [{ ...target, modelId: "amazon.nova-lite-v1:0" }] : [target],
      ),
    );
    expect(code).toBe(1);
    expect(out).toContain("Not as it should be: custom-model.");
    expect(out).toContain("an answer, where operation-not-supported was to be expected");
  });

  it("names the kinds that were not to be found", async () => {
    const { code, out } = await travelling(
      listing((target) => (["imported", "marketplace"].includes(target.kind) ? [] : [target])),
    );
    expect(code).toBe(1);
    expect(out).toContain("Not as it should be: imported, marketplace.");
  });
});
