import type { EmulatorOptions } from "@bedrock-targets/emulator";
import { describe, expect, it } from "vitest";
import { failureLines } from "../src/failure.ts";
import { screenOn } from "../src/view/screen.ts";
import { runCli } from "./support/run-cli.ts";
import { served } from "./support/served.ts";

const arn = (id: string) => `arn:aws:bedrock:us-east-1:123456789012:prompt/${id}`;

/** What a terminal would obey, and what a page would run. */
const evil = "\u001b[2J\u001b]0;owned\u0007\u009b31m<script>alert(1)</script>\u202egnp\ttab";

/** Circles, references that lead nowhere, names that mean harm, two prompts of one name. */
const account: EmulatorOptions = {
  resources: [
    { kind: "prompt", name: "circle", id: "AAAAAAAAAA", modelId: arn("BBBBBBBBBB"), text: "a" },
    { kind: "prompt", name: "circle back", id: "BBBBBBBBBB", modelId: arn("AAAAAAAAAA"), text: "b" },
    { kind: "prompt", name: "itself", id: "CCCCCCCCCC", modelId: arn("CCCCCCCCCC"), text: "c" },
    { kind: "prompt", name: "dangling", id: "DDDDDDDDDD", modelId: arn("ZZZZZZZZZZ"), text: "d" },
    { kind: "prompt", name: evil, id: "EEEEEEEEEE", text: `Say ${evil}` },
    { kind: "prompt", name: "same", id: "FFFFFFFFFF", modelId: "amazon.nova-lite-v1:0", text: "e" },
    { kind: "prompt", name: "same", id: "GGGGGGGGGG", modelId: "us.amazon.nova-lite-v1:0", text: "f" },
    {
      kind: "application-profile",
      name: evil,
      id: "evil00000001",
      models: ["arn:aws:bedrock:us-east-1::foundation-model/no.such-model"],
    },
    {
      kind: "router",
      name: evil,
      id: "evil00000002",
      models: [arn("AAAAAAAAAA"), "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.gone.m-1"],
    },
  ],
};

/** Whether a text moves no cursor, but for the end of a line and, in a pipe, the tab between two columns. */
const isHarmless = (text: string, isPipe = false): boolean =>
  !(isPipe ? /(?![\n\t])\p{Cc}|\p{Cf}/u : /(?!\n)\p{Cc}|\p{Cf}/u).test(text);

const commands: readonly (readonly string[])[] = [
  ["list"],
  ["map"],
  ["explain", arn("AAAAAAAAAA")],
  ["explain", arn("CCCCCCCCCC")],
  ["explain", arn("DDDDDDDDDD")],
  ["explain", arn("EEEEEEEEEE")],
  ["explain", "arn:aws:bedrock:us-east-1:123456789012:prompt-router/evil00000002"],
  ["explain", `x${evil}`],
  [
    "doctor",
    arn("AAAAAAAAAA"),
    arn("DDDDDDDDDD"),
    "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/evil00000001",
  ],
  ["policy", arn("DDDDDDDDDD")],
];

describe("an account where everything is wrong", () => {
  it.each(commands.map((args) => [args]))("is told of harmlessly by %j", async (args) => {
    await using emulator = await served(account);
    for (const columns of [60, 120, undefined]) {
      const { code, out, err } = await runCli([...args, "--endpoint", emulator.url], {
        ...(columns !== undefined && { columns }),
        env: { NO_COLOR: "1" },
      });
      expect([0, 1]).toContain(code);
      expect(isHarmless(out, columns === undefined)).toBe(true);
      expect(isHarmless(err)).toBe(true);
      expect(out + err).not.toBe("");
      expect(out + err).not.toMatch(/TypeError|is not a function|undefined/);
    }
  });

  it.each(commands.map((args) => [args]))("is told of as one JSON document by %j", async (args) => {
    await using emulator = await served(account);
    const { out, err } = await runCli([...args, "--endpoint", emulator.url, "--json"]);
    expect(() => JSON.parse(out)).not.toThrow();
    expect(isHarmless(out)).toBe(true);
    expect(err).toBe("");
  });

  it("has all its prompts in the list, those of one name too, and says which are broken", async () => {
    await using emulator = await served(account);
    const { targets } = JSON.parse(
      (await runCli(["list", "--kind", "prompt", "--endpoint", emulator.url, "--json"])).out,
    );
    const problems = new Map<string, string | undefined>(
      targets.map((one: { modelId: string; problem?: string }) => [one.modelId, one.problem]),
    );
    expect(problems.get(arn("AAAAAAAAAA"))).toContain("leads back to itself");
    expect(problems.get(arn("DDDDDDDDDD"))).toContain("does not exist");
    expect(problems.get(arn("FFFFFFFFFF"))).toBeUndefined();
    expect(targets.filter(({ name }: { name: string }) => name === "same")).toHaveLength(2);
  });

  it("is drawn with its circles and with what leads nowhere", async () => {
    await using emulator = await served(account);
    const { nodes, edges } = JSON.parse((await runCli(["map", "--endpoint", emulator.url, "--json"])).out);
    const from = (id: string) =>
      edges.filter((edge: { from: string }) => edge.from.includes(id)).map((edge: { to: string }) => edge.to);
    expect(from("AAAAAAAAAA")).toEqual([expect.stringContaining("BBBBBBBBBB")]);
    expect(from("CCCCCCCCCC")).toEqual([expect.stringContaining("CCCCCCCCCC")]);
    expect(from("DDDDDDDDDD")).toEqual([expect.stringContaining("ZZZZZZZZZZ")]);
    expect(nodes.find(({ key }: { key: string }) => key.includes("ZZZZZZZZZZ"))).toMatchObject({ isUnlisted: true });
  });

  it("may refuse everything, which is said for each list", async () => {
    await using emulator = await served({ ...account, deny: ["bedrock:*"] });
    const { code, err } = await runCli(["list", "--endpoint", emulator.url], { columns: 80, env: { NO_COLOR: "1" } });
    expect(code).toBe(1);
    expect(err.match(/Not listed/g)?.length).toBeGreaterThan(5);
  });

  it("may answer with escape sequences, which a terminal is shown, and a pipe gets as they are", async () => {
    await using emulator = await served();
    const args = ["try", "amazon.nova-lite-v1:0", `Say \u001b[31m this`, "--endpoint", emulator.url];
    expect(isHarmless((await runCli(args, { columns: 80, env: { NO_COLOR: "1" } })).out)).toBe(true);
    expect((await runCli(args)).out).toContain("\u001b[31m");
  });
});

describe("a failure", () => {
  it("of whatever kind is told in plain letters", () => {
    for (const message of ["\u001b[2J", "\u009b31m", "a\nb"]) {
      const screen = screenOn({ write: () => true, isTTY: true, columns: 80 }, { NO_COLOR: "1" });
      expect(failureLines(screen, new Error(message)).every((line) => isHarmless(line))).toBe(true);
    }
  });
});

describe("an account that is not there", () => {
  it.each([["list"], ["map"], ["try", "amazon.nova-lite-v1:0", "Hello"]])(
    "fails %s with what to do",
    async (...args) => {
      const { code, out, err } = await runCli([...args, "--endpoint", "http://127.0.0.1:1"], {
        columns: 80,
        env: { NO_COLOR: "1" },
      });
      expect(code).toBe(1);
      expect(out + err).toMatch(/Nothing listens at the endpoint|endpoint/);
    },
  );
});
