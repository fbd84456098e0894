import { createEmulator } from "@bedrock-targets/emulator";
import { describe, expect, it } from "vitest";
import { run } from "./support.ts";

const profile = "us.amazon.nova-lite-v1:0";
const keys = { AWS_ACCESS_KEY_ID: "nobody", AWS_SECRET_ACCESS_KEY: "nothing" };

/** Runs the tour against an emulator in the place of the caller's account. */
const live = async (argv: readonly string[]) => {
  const emulator = createEmulator();
  const { url, close } = await emulator.listen();
  const environment = { ...keys, AWS_REGION: "us-east-1", AWS_ENDPOINT_URL_BEDROCK_RUNTIME: url };
  const ended = await run(["--live", ...argv], environment);
  await close();
  return { ...ended, calls: emulator.calls, account: emulator.account };
};

describe("--live without what it needs", () => {
  it("says what is missing and how to get it", async () => {
    const { code, out, err } = await run(["--live", profile]);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toContain("Your AWS account cannot be called. Missing: credentials, region.");
    for (const way of ["AWS_ACCESS_KEY_ID", "AWS_PROFILE", "aws sso login", "AWS_BEARER_TOKEN_BEDROCK", "AWS_REGION"]) {
      expect(err).toContain(way);
    }
    expect(err).not.toMatch(/^\s+at /m);
  });

  it.each([
    ["the region, with credentials", [profile], keys, "Missing: region."],
    ["the region, with a bearer token", [profile], { AWS_BEARER_TOKEN_BEDROCK: "token" }, "Missing: region."],
    ["credentials, with a region", [profile], { AWS_REGION: "eu-west-1" }, "Missing: credentials."],
    ["credentials, with --region", [profile, "--region", "eu-west-1"], {}, "Missing: credentials."],
    [
      "credentials, with an ARN that names its region",
      ["arn:aws:bedrock:eu-west-1:123456789012:provisioned-model/capacity0001"],
      {},
      "Missing: credentials.",
    ],
  ])("misses only %s", async (_, argv, environment, sentence) => {
    const { code, err } = await run(["--live", ...argv], environment);
    expect(code).toBe(1);
    expect(err).toContain(`${sentence}\n`);
  });

  it("explains a string that is no modelId, before it looks for credentials", async () => {
    const { code, out, err } = await run(["--live", profile, "nonsense"]);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toMatch(/^"nonsense" is no Bedrock modelId: .+ Pass .+\.\n$/);
  });
});

describe("--live with credentials", () => {
  it("shows the same rows for the given ids, every second one streamed", async () => {
    const marketplace = "arn:aws:sagemaker:us-east-1:123456789012:endpoint/support";
    const { code, out, err, calls } = await live([profile, marketplace, "--prompt", "Who?"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(
      /cross-region +us\.amazon\.nova-lite-v1:0\n {2}POST \/model\/us\.amazon\S+\/converse-stream\n {2}“Who\?”.*✓/,
    );
    expect(out).toMatch(/marketplace +arn:aws:sagemaker\S+\n {2}POST \/model\/arn%3Aaws\S+\/converse\n {2}“Who\?”.*✓/);
    expect(calls.map(({ operation }) => operation)).toEqual(["ConverseStream", "Converse"]);
    expect(out).toContain("All of them answered.");
  });

  it("gives a stored prompt its variables", async () => {
    const arn = createEmulator().account.targets.find(({ kind }) => kind === "prompt")?.modelId ?? "";
    const { code, out } = await live([arn, "--var", "language=Greek", "--var", "message=Good morning"]);
    expect(code).toBe(0);
    expect(out).toContain("language “Greek” and message “Good morning”");
  });

  it("shows what AWS says to an id that it does not know, and ends with code 1", async () => {
    const { code, out } = await live(["amazon.nova-unheard-of-v1:0", profile]);
    expect(code).toBe(1);
    expect(out).toMatch(/\n {2}not-found: [^✗]+✗\n/);
    expect(out).toContain("Not as it should be: amazon.nova-unheard-of-v1:0.");
  });
});
