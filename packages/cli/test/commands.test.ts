import { mkdtemp, readFile, rm } from "node:fs/promises";
import type { RequestListener } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseModelId, targetKinds } from "@bedrock-targets/core/target";
import { createEmulator } from "@bedrock-targets/emulator";
import { describe, expect, it } from "vitest";
import { nearest } from "../src/explain/distance.ts";
import { correctedIds } from "../src/explain/nearest-id.ts";
import { geographyWords, isProviderWord, providerWords } from "../src/explain/words.ts";
import { widthOf } from "../src/view/width.ts";
import { runCli } from "./support/run-cli.ts";
import { served } from "./support/served.ts";
import { withServer } from "./support/with-server.ts";

const plainTerminal = (columns: number) => ({ columns, env: { NO_COLOR: "1" } });
const sonnet = "anthropic.claude-sonnet-4-5-20250929-v1:0";
const prompt = "arn:aws:bedrock:us-east-1:123456789012:prompt/TRANSLATE1";

const typo = { kind: "prompt", name: "typo", id: "TYPO000001", modelId: "claude-sonnet", text: "x" } as const;

describe("list", () => {
  it("names everything that the emulated account can pass, in a pipe one a line", async () => {
    const { code, out } = await runCli(["list", "--emulator"]);
    const [head = "", ...lines] = out.trimEnd().split("\n");
    const passed = lines.map((line) => line.split("\t")[head.split("\t").indexOf("pass")]);
    expect(code).toBe(0);
    const ids = new Set(passed);
    const missing = createEmulator().account.targets.filter(
      // Of a kind with both, the id is to be passed; a prompt's versions are one prompt; a custom model is not invocable; and what cannot be called by its id is no target.
      ({ kind, modelId }) =>
        kind !== "base" &&
        kind !== "prompt" &&
        kind !== "custom-model" &&
        !modelId.includes(":inference-profile/") &&
        !ids.has(modelId),
    );
    expect(missing).toEqual([]);
    expect(lines.every((line) => line.split("\t").length === head.split("\t").length)).toBe(true);
  });

  it("says what a prompt refers to, which no list does", async () => {
    const { out } = await runCli(["list", "--emulator", "--kind", "prompt", "--json"]);
    expect(JSON.parse(out).targets).toEqual([
      expect.objectContaining({ kind: "prompt", behind: ["amazon.nova-lite-v1:0"] }),
    ]);
  });

  it.each([50, 80, 120, 200])(
    "fits a terminal of %i columns, but for ids and ARNs, which stand whole",
    async (columns) => {
      const { out } = await runCli(["list", "--emulator"], plainTerminal(columns));
      const wide = out.split("\n").filter((line) => widthOf(line) > columns);
      expect(wide.every((line) => /^\s*(pass|behind|arn)?\s*\S+( in \d+ regions)?$/.test(line))).toBe(true);
      expect(out).toContain(prompt);
    },
  );

  it("takes several kinds, a provider and a name", async () => {
    const kindsIn = async (...args: string[]) => {
      const { out } = await runCli(["list", "--emulator", "--json", ...args]);
      return JSON.parse(out).targets.map(({ kind }: { kind: string }) => kind);
    };
    expect(new Set(await kindsIn("--kind", "router", "--kind", "prompt"))).toEqual(new Set(["router", "prompt"]));
    expect(new Set(await kindsIn("--provider", "meta"))).toEqual(new Set(["base", "custom-model"]));
    expect(await kindsIn("--name", "TRANSLATE1")).toEqual(["prompt"]);
  });

  it("does not say of a custom model that it can be passed, but what serves it", async () => {
    const args = ["list", "--emulator", "--kind", "custom-model", "--kind", "custom-deployment"];
    const { out } = await runCli(args, plainTerminal(80));
    expect(out).toMatch(
      /\n {2}arn +\S+custom-model\/\S+tickets00001\n {2}pass +not invocable: .*\n +arn\S+deployment\/ticketsdep01\n/,
    );
    const [head = "", ...lines] = (await runCli(args)).out.split("\n");
    const line = lines.find((one) => one.startsWith("custom-model\ttickets\t"))?.split("\t") ?? [];
    expect(line[head.split("\t").indexOf("pass")]).toBe("");
    expect(line.join(" ")).toContain("not invocable: pass arn:aws:bedrock:us-east-1:123456789012:custom-model-deploy");
  });

  it("says of a custom model what to look for where the list has nothing that serves it", async () => {
    const { out } = await runCli(["list", "--emulator", "--kind", "custom-model"], plainTerminal(100));
    expect(out).toContain("not invocable: pass its deployment or its provisioned throughput");
  });

  it.each([["list"], ["map"]])("%s says that it knows nothing where no list could be read", async (command) => {
    await using denied = await served({ deny: ["bedrock:*", "sagemaker:*"] });
    for (const endpoint of [denied.url, "http://127.0.0.1:1"]) {
      const { code, err } = await runCli([command, "--endpoint", endpoint], plainTerminal(100));
      expect(code).toBe(1);
      expect(err).toContain("Nothing could be listed");
      expect(err).not.toContain("There is no such target");
    }
  });

  it("says for each reason once which lists could not be read", async () => {
    const { err } = await runCli(["list", "--endpoint", "http://127.0.0.1:1"], plainTerminal(100));
    expect(err.match(/Not listed/g)).toHaveLength(1);
  });

  it("says that nothing fits only of lists that it has read", async () => {
    await using account = await served({ deny: ["bedrock:ListPrompts"] });
    const args = ["--name", "no such name", "--endpoint", account.url];
    expect((await runCli(["list", ...args])).err).toContain("no such target in the lists that could be read");
    expect((await runCli(["list", ...args, "--kind", "router"])).err).toBe("There is no such target.\n");
  });

  it("marks a prompt that names as its model what is no modelId, and so does the map", async () => {
    await using account = await served({ resources: [typo] });
    const { out } = await runCli(["list", "--kind", "prompt", "--endpoint", account.url], plainTerminal(80));
    expect(out).toContain("wrong   what it names as its model is no modelId: claude-sonnet");
    const map = await runCli(["map", "--kind", "prompt", "--endpoint", account.url, "--json"]);
    expect(JSON.parse(map.out).nodes).toContainEqual(
      expect.objectContaining({ name: "typo", problem: expect.stringContaining("claude-sonnet") }),
    );
  });

  it("tells of lists that may not be read, lists the rest, and ends with 1", async () => {
    await using account = await served({ deny: ["bedrock:ListPrompts"] });
    const { code, out, err } = await runCli(["list", "--endpoint", account.url], plainTerminal(100));
    expect(code).toBe(1);
    expect(err).toContain("Not listed: prompt.");
    expect(err).toContain("bedrock:ListPrompts");
    expect(out).toContain("us.amazon.nova-lite-v1:0");
  });
});

describe("explain", () => {
  it("alone says all ten kinds, without an account", async () => {
    const { code, out } = await runCli(["explain", "--json"], { env: {} });
    const { kinds } = JSON.parse(out);
    expect(code).toBe(0);
    expect(kinds.map(({ kind }: { kind: string }) => kind)).toEqual(targetKinds);
    expect(kinds.find(({ kind }: { kind: string }) => kind === "prompt").differs.join(" ")).toContain("refuses system");
  });

  it("fits a terminal of 80 columns, but for ARNs", async () => {
    const { out } = await runCli(["explain"], plainTerminal(80));
    const wide = out.split("\n").filter((line) => widthOf(line) > 80);
    expect(wide.every((line) => line.includes("arn:"))).toBe(true);
  });

  it("says of a profile what stands behind it, where it may be answered, and what to allow", async () => {
    const { code, out } = await runCli(["explain", `us.${sonnet}`, "--emulator"], plainTerminal(100));
    expect(code).toBe(0);
    expect(out).toContain("answered in  us-east-1, us-east-2, us-west-2");
    expect(out).toContain(`└─ ${sonnet}  base, Claude Sonnet 4.5`);
    expect(out).toContain(`arn:aws:bedrock:us-west-2::foundation-model/${sonnet}`);
  });

  it("names, for a model that profiles alone offer, the profiles, the nearest first, and prints no policy", async () => {
    const { out } = await runCli(["explain", sonnet, "--emulator", "--json"]);
    const { instead, policy } = JSON.parse(out);
    expect(instead.ids).toEqual([`us.${sonnet}`, `global.${sonnet}`]);
    expect(policy).toBeUndefined();
    const text = (await runCli(["explain", sonnet, "--emulator"], plainTerminal(80))).out;
    expect(text).toMatch(/\ncannot be called\n {2}Inference profiles alone offer this model in us-east-1/);
    expect(text).not.toContain("\npermissions\n");
  });

  it("says where there is no profile either, and why the profiles could not be looked up", async () => {
    const insteadWith = async (deny: readonly string[]) => {
      await using account = await served({ deny });
      return JSON.parse((await runCli(["explain", sonnet, "--endpoint", account.url, "--json"])).out).instead;
    };
    expect(await insteadWith(["bedrock:ListInferenceProfiles"])).toMatchObject({
      ids: [],
      note: expect.stringContaining("bedrock:ListInferenceProfiles"),
    });
  });

  it("says of a prompt that names such a model what it is to name", async () => {
    const resources = [{ kind: "prompt", name: "p", id: "DIRECT0001", modelId: sonnet, text: "x" }] as const;
    await using account = await served({ resources });
    const args = ["explain", prompt.replace("TRANSLATE1", "DIRECT0001"), "--endpoint", account.url, "--json"];
    expect(JSON.parse((await runCli(args)).out).instead).toMatchObject({
      reason: expect.stringContaining(`names ${sonnet}`),
      ids: [`us.${sonnet}`, `global.${sonnet}`],
    });
  });

  it("names the deployment of a custom model", async () => {
    const model = "arn:aws:bedrock:us-east-1:123456789012:custom-model/amazon.nova-micro-v1:0:128k/tickets00001";
    expect(JSON.parse((await runCli(["explain", model, "--emulator", "--json"])).out).instead.ids).toEqual([
      "arn:aws:bedrock:us-east-1:123456789012:custom-model-deployment/ticketsdep01",
    ]);
  });

  it("says of a prompt whose model is no modelId what is wrong, and ends with 1", async () => {
    await using account = await served({ resources: [typo] });
    const args = ["explain", prompt.replace("TRANSLATE1", typo.id), "--endpoint", account.url];
    const { code, out } = await runCli(args, plainTerminal(100));
    expect(code).toBe(1);
    expect(out).toMatch(/\nwhat is wrong\n {2}The prompt names `claude-sonnet` as its model, which is no modelId/);
    expect(out).not.toContain("\npermissions\n");
  });

  it.each([
    ["prompt/ZZZZZZZZZZ", []],
    ["prompt/TRANSLAET1", ["prompt/TRANSLATE1"]],
    ["application-inference-profile/xyz999999999", []],
    ["inference-profile/finance00001", ["application-inference-profile/finance00001"]],
  ])("finds near %s, by type and name, %j", async (resource, near) => {
    const whole = (name: string) => `arn:aws:bedrock:us-east-1:123456789012:${name}`;
    const { out } = await runCli(["explain", whole(resource), "--emulator", "--json"]);
    expect(JSON.parse(out).nearest).toEqual(near.map(whole));
  });

  it("has the likest name first, and no ARN that is like it by its beginning and its type alone", () => {
    const arn = (name: string) => `arn:aws:bedrock:us-east-1:123456789012:prompt/${name}`;
    const all = ["AAAAAABBZZ", "AAAAAAAAAB", "AAAAAZZZZZ"].map(arn); // 4, 1 and 5 of ten letters are others
    expect(nearest(arn("AAAAAAAAAA"), all, 5)).toEqual([arn("AAAAAAAAAB"), arn("AAAAAABBZZ")]);
    expect(nearest("AAAAAAAAAC", all, 1)).toEqual([arn("AAAAAAAAAB")]);
  });

  it("says what to type, not what to write in a program", async () => {
    const { out } = await runCli(["explain", "us.amazon.nova-lite-v1:0", "--emulator"]);
    expect(out).toContain("with --lookups");
    expect(out).toContain("name the guardrail with --guardrail");
    expect(out).not.toContain("lookups: true");
  });

  it("follows a prompt to its model, and a deployment over its custom model", async () => {
    const tree = async (modelId: string) =>
      JSON.parse((await runCli(["explain", modelId, "--emulator", "--json"])).out).tree;
    expect(await tree(prompt)).toMatchObject({
      behind: [{ text: "amazon.nova-lite-v1:0  base, Nova Lite", behind: [] }],
    });
    const deployment = await tree("arn:aws:bedrock:us-east-1:123456789012:custom-model-deployment/ticketsdep01");
    expect(deployment.behind[0].text).toContain("custom-model");
    expect(deployment.behind[0].behind[0].text).toContain("amazon.nova-micro");
  });

  it.each(createEmulator().account.targets)("knows $kind $modelId", async ({ kind, modelId }) => {
    const { code, out, err } = await runCli(["explain", modelId, "--emulator"], plainTerminal(80));
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(new RegExp(`^  kind +${kind}: `, "m"));
    expect(out).toContain("\naccepts\n");
  });

  it("says of a wrong string why, and what is near", async () => {
    const { code, out } = await runCli(["explain", "amazn.nova-lite-v1:0", "--emulator", "--json"]);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ problem: { code: "not-found" } });
    expect(JSON.parse(out).nearest[0]).toBe("amazon.nova-lite-v1:0");
  });

  it.each([
    ["amazn.nova-lite-v1:0", "amazon.nova-lite-v1:0"],
    ["us.antropic.claude-opus-4-7", "us.anthropic.claude-opus-4-7"],
    ["gobal.anthropic.claude-opus-4-7", "global.anthropic.claude-opus-4-7"],
    [
      "arn:aws:bedrock:us-east-1:123456789012:inference-profle/us.amazon.nova-lite-v1:0",
      "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.amazon.nova-lite-v1:0",
    ],
  ])("without an account, puts %s right by its words alone", async (wrong, right) => {
    await using nobody = await served({ deny: ["bedrock:*"] });
    const { out } = await runCli(["explain", wrong, "--endpoint", nobody.url, "--json"]);
    expect(JSON.parse(out).nearest).toContain(right);
  });

  it("puts nothing right that is spelt right", () => {
    for (const provider of providerWords) {
      expect(correctedIds(`${provider}.model-1`)).toEqual([]);
      for (const geography of geographyWords) expect(correctedIds(`${geography}.${provider}.model-1`)).toEqual([]);
    }
  });

  it("has words that the grammar knows", () => {
    expect(providerWords.filter((word) => !isProviderWord(word))).toEqual([]);
    expect(geographyWords.map((word) => parseModelId(`${word}.x.y`).kind)).toEqual(
      geographyWords.map(() => "cross-region"),
    );
  });

  it("suggests nothing for an id that is spelt right", async () => {
    await using nobody = await served({ deny: ["bedrock:*"] });
    const { out } = await runCli(["explain", "us.amazon.nova-lite-v1:0", "--endpoint", nobody.url, "--json"]);
    expect(JSON.parse(out).nearest ?? []).toEqual([]);
  });

  it("says all that the string says, and why the account was not asked", async () => {
    const { code, out } = await runCli(["explain", prompt, "--endpoint", "http://127.0.0.1:1"], plainTerminal(100));
    expect(code).toBe(0);
    expect(out).toContain("a stored prompt");
    expect(out).toContain("the account was not asked");
    expect(out).toContain("bedrock:RenderPrompt");
  });
});

describe("policy", () => {
  it("is a document on standard output, with its notes beside it", async () => {
    const { code, out, err } = await runCli(["policy", "us.amazon.nova-lite-v1:0", "--emulator"]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ Version: "2012-10-17", Statement: [{ Effect: "Allow" }] });
    expect(out).toContain("arn:aws:bedrock:us-east-2::foundation-model/amazon.nova-lite-v1:0");
    expect(err).toContain("guardrail");
  });

  it("comes as Terraform and as CDK", async () => {
    const textAs = async (format: string) => (await runCli(["policy", prompt, "--emulator", "--format", format])).out;
    expect(await textAs("terraform")).toContain('data "aws_iam_policy_document"');
    expect(await textAs("cdk")).toContain("PolicyStatement");
  });

  it("is for the operations that are named, of several targets", async () => {
    const { out } = await runCli(["policy", "amazon.nova-lite-v1:0", prompt, "--emulator", "--operation", "converse"]);
    expect(out).not.toContain("InvokeModelWithResponseStream");
    expect(out).toContain("bedrock:RenderPrompt");
  });
});

describe("try", () => {
  it("prints the answer alone on standard output, piece by piece, and the figures beside it", async () => {
    const pieces: string[] = [];
    const { code, out, err } = await runCli(["try", "amazon.nova-lite-v1:0", "Name three rivers.", "--emulator"], {
      onOutput: (text) => pieces.push(text),
    });
    expect(code).toBe(0);
    expect(out).toContain("Name three rivers.");
    expect(out.endsWith("\n")).toBe(true);
    expect(pieces.length).toBeGreaterThan(5);
    expect(err).toMatch(/first text +\d+ ms/);
    expect(err).toMatch(/tokens +\d+ in, \d+ out/);
    expect(err).not.toMatch(/\$|cost|USD/);
  });

  it("takes the question from standard input, and the limits from options", async () => {
    await using account = await served();
    const { code } = await runCli(
      ["try", "amazon.nova-lite-v1:0", "--endpoint", account.url, "--max-tokens", "9", "--system", "Be brief."],
      { stdin: "What is a river?" },
    );
    expect(code).toBe(0);
    expect(account.calls.at(-1)?.body).toMatchObject({
      messages: [{ content: [{ text: "What is a river?" }] }],
      inferenceConfig: { maxTokens: 9 },
      system: [{ text: "Be brief." }],
    });
  });

  it("fills in a stored prompt's variables, and needs no question for it", async () => {
    const args = ["try", prompt, "--emulator", "--json", "--variable", "language=German", "--variable", "message=a=b"];
    const { out } = await runCli(args, { columns: 80 });
    expect(JSON.parse(out)).toMatchObject({ stopReason: "end_turn", target: { kind: "prompt" } });
    expect(JSON.parse(out).text).toContain("German");
    expect(JSON.parse(out).text).toContain("a=b");
  });

  it("says what went wrong and what to do", async () => {
    const { code, out, err } = await runCli(["try", sonnet, "Hello", "--emulator"], plainTerminal(80));
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toMatch(/^on-demand-not-supported: /);
    expect(err).toContain(`us.${sonnet}`);
    expect(err).not.toContain("new BedrockClient"); // which nobody can type here
  });

  it("fails as JSON when JSON was asked for", async () => {
    const { code, out, err } = await runCli(["try", sonnet, "Hello", "--emulator", "--json"]);
    expect({ code, err }).toEqual({ code: 1, err: "" });
    expect(JSON.parse(out).error).toMatchObject({ code: "on-demand-not-supported", advice: expect.any(String) });
  });

  it("ends with 130 when it is interrupted, and the call ends with it", async () => {
    await using account = await served({ paceMs: 50 });
    const interruption = new AbortController();
    const { code, err } = await runCli(["try", "amazon.nova-lite-v1:0", "A story.", "--endpoint", account.url], {
      signal: interruption.signal,
      onOutput: () => interruption.abort(),
    });
    expect({ code, err }).toEqual({ code: 130, err: "" });
    await expect.poll(() => account.calls.at(-1)).toMatchObject({ aborted: true });
  });

  it("asks for a question where nobody gives one", async () => {
    expect((await runCli(["try", "amazon.nova-lite-v1:0", "--emulator"], { columns: 80 })).code).toBe(2);
    expect((await runCli(["try", "amazon.nova-lite-v1:0", "--emulator"], { stdin: " \n" })).code).toBe(2);
  });
});

describe("map", () => {
  it("without a file, is text: what there is, and what it refers to", async () => {
    const { code, out } = await runCli(["map", "--emulator"], plainTerminal(80));
    expect(code).toBe(0);
    expect(out).toMatch(/prompts\n {2}translate {2}arn\S+\n {2}└─ amazon\.nova-lite-v1:0\n/);
  });

  it("writes a picture and a page", async () => {
    const folder = await mkdtemp(join(tmpdir(), "map-"));
    try {
      const [svg, html] = [join(folder, "map.svg"), join(folder, "map.html")];
      const { code, out, err } = await runCli(["map", "--emulator", "--svg", svg, "--html", html]);
      expect({ code, out }).toEqual({ code: 0, out: "" });
      expect(err).toContain(`Written: ${svg}`);
      expect(await readFile(svg, "utf8")).toMatch(/^<svg .*translate.*<\/svg>\n$/s);
      expect(await readFile(html, "utf8")).toContain("<h1>Amazon Bedrock targets in us-east-1</h1>");
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it("says that a file cannot be written", async () => {
    const { code, err } = await runCli(["map", "--emulator", "--svg", "/nonexistent/map.svg"]);
    expect(code).toBe(1);
    expect(err).toContain("/nonexistent/map.svg");
  });

  it("says that it is empty", async () => {
    const emptyLists: RequestListener = (_, response) =>
      response.setHeader("content-type", "application/json").end("{}");
    const { code, err } = await withServer(emptyLists, (url) => runCli(["map", "--endpoint", url], plainTerminal(80)));
    expect({ code, err }).toEqual({ code: 0, err: "The map is empty. There is no such target.\n" });
  });

  it("breaks long problems to the terminal's width", async () => {
    const resources = [
      { kind: "prompt", name: "p", id: "LONG000001", modelId: prompt.replace("TRANSLATE1", "ZZZZZZZZZZ"), text: "x" },
    ] as const;
    await using account = await served({ resources });
    const { out } = await runCli(["map", "--kind", "prompt", "--endpoint", account.url], plainTerminal(60));
    const wide = out.split("\n").filter((line) => widthOf(line) > 60);
    expect(out).toContain("does not exist");
    expect(wide.every((line) => /^ *(\S+ {2})?arn:\S+$/.test(line))).toBe(true);
  });

  it("is a graph as JSON", async () => {
    const { nodes, edges } = JSON.parse((await runCli(["map", "--emulator", "--json", "--kind", "prompt"])).out);
    expect(nodes).toHaveLength(2);
    expect(edges).toHaveLength(1);
    expect(nodes[1]).not.toHaveProperty("isUnlisted");
  });
});

describe("completion", () => {
  it.each(["bash", "zsh", "fish", "powershell"])("has a script for %s", async (shell) => {
    const { code, out } = await runCli(["completion", shell]);
    expect(code).toBe(0);
    expect(out).toContain("bedrock-targets");
    expect(out).toMatch(/bedrock-targets complete '?--/);
  });

  it("completes commands, options' values and shells", async () => {
    const complete = async (...words: string[]) => (await runCli(["complete", "--", ...words])).out;
    expect(await complete("ex")).toMatch(/^explain\t/);
    expect(await complete("list", "--kind", "pro")).toContain("provisioned");
    expect(await complete("list", "--kind", "")).toContain("cross-region");
    expect(await complete("completion", "z")).toContain("zsh");
    expect(await complete("policy", "--fo")).toContain("--format");
  });

  it("leaves the console as it was", async () => {
    const { log } = console;
    await runCli(["completion", "bash"]);
    expect(console.log).toBe(log);
  });
});
