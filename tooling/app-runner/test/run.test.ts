import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { appBeside, emulatedBedrock } from "@tooling/app-tests";
import { describe, expect, it, onTestFinished } from "vitest";

const runner = appBeside(import.meta.url, "../run.mjs");
const greeting = ["translate", "French", "Good morning"];
const embedded = /^translate talks to an embedded Bedrock at http:\/\/127\.0\.0\.1:\d+ /;

/** A home directory with an AWS configuration. */
function homeWith(config: string): string {
  const home = mkdtempSync(join(tmpdir(), "app-runner-"));
  onTestFinished(() => rmSync(home, { recursive: true }));
  mkdirSync(join(home, ".aws"));
  writeFileSync(join(home, ".aws", "config"), config);
  return home;
}

describe("where the calls of an app go", () => {
  it("is an embedded Bedrock", async () => {
    const { code, out, err } = await runner.run(greeting, {});
    expect(code).toBe(0);
    expect(out).toContain("Good morning");
    expect(err).toMatch(embedded);
  });

  it("is the endpoint that the environment names", async () => {
    const { calls, environment } = await emulatedBedrock();
    const { code, err } = await runner.run(greeting, environment);
    expect(code).toBe(0);
    expect(err).toMatch(/^translate uses your AWS configuration\n/);
    expect(calls).toHaveLength(1);
  });

  it("is an embedded Bedrock also where an account is configured, of which nothing goes there", async () => {
    const secrets = { AWS_BEARER_TOKEN_BEDROCK: "secret", HOME: homeWith("[default]\nregion = broken\n") };
    const { code, err } = await runner.run(greeting, secrets);
    expect(code).toBe(0);
    expect(err).toMatch(embedded);
  });

  it("is AWS with --live, also where nothing is configured", async () => {
    const { code, err } = await runner.run([...greeting, "--live"], {});
    expect(code).toBe(1);
    expect(err).toContain("credentials: ");
  });
});

describe("the embedded Bedrock", () => {
  it("is the one that the app declares in its package.json, region and all", async () => {
    const { code, out } = await runner.run(["tokyo", "Hello"], {});
    expect(code).toBe(0);
    expect(out).toMatch(/recovered via jp\..* in ap-northeast-1 or ap-northeast-3\n/);
  });

  it("answers what is looked up, too", async () => {
    const { code, out } = await runner.run(["cost-tags", "chatbot"], {});
    expect(code).toBe(0);
    expect(out).toMatch(/^created +tenant chatbot/);
  });

  it("is not started where the environment names a server for look-ups alone", async () => {
    const { err } = await runner.run(greeting, { AWS_ENDPOINT_URL_BEDROCK: "http://127.0.0.1:1" });
    expect(err).toMatch(/^translate uses your AWS configuration\n/);
  });
});

describe("an app that was started", () => {
  it("has its own exit code", async () => {
    const { code, err } = await runner.run(greeting, { PROMPT_ARN: "nonsense" });
    expect(code).toBe(1);
    expect(err).toContain("invalid-target: ");
  });

  it("has its own way to end at a signal", async () => {
    const service = runner.start(["chat-service"], { PORT: "0" });
    await service.saying(/http:/);
    service.kill("SIGTERM");
    expect(await service.ended).toMatchObject({ code: 0, signal: null });
  });

  it("ends without a word when nobody reads its output any more", async () => {
    const running = runner.start(greeting, {});
    running.hangUp();
    const { code, err } = await running.ended;
    expect(code).toBe(141);
    expect(err.trimEnd().split("\n")).toEqual([expect.stringMatching(embedded)]);
  });
});

describe("what is no app", () => {
  it.each([
    [["nothing"], 'There is no app "nothing".'],
    [[], "Which app?"],
    [["../apps/tour"], "There is no app"],
  ])("%j is answered with the names of those that are", async (argv, sentence) => {
    const { code, err } = await runner.run(argv, {});
    expect(code).toBe(1);
    expect(err).toContain(sentence);
    expect(err).toMatch(/There are .*chat-service, .*translate/);
  });
});
