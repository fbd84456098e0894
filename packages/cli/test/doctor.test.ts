import type { RequestListener } from "node:http";
import { afterEach, describe, expect, it, vi } from "vitest";
import { openAccount } from "../src/account/account.ts";
import { bearerToken } from "../src/doctor/checks/bearer-token.ts";
import { credentials } from "../src/doctor/checks/credentials.ts";
import { endpoints } from "../src/doctor/checks/endpoints.ts";
import { proxy } from "../src/doctor/checks/proxy.ts";
import type { Check, Patient } from "../src/doctor/finding.ts";
import { runCli } from "./support/run-cli.ts";
import { served } from "./support/served.ts";
import { withServer } from "./support/with-server.ts";

const sonnet = "us.anthropic.claude-sonnet-4-5-20250929-v1:0";

interface Line {
  readonly name: string;
  readonly verdict: string;
  readonly detail: string;
  readonly fix?: string;
}

async function doctor(...args: readonly string[]): Promise<{ readonly code: number; readonly lines: readonly Line[] }> {
  const { code, out } = await runCli(["doctor", "--json", ...args]);
  return { code, lines: JSON.parse(out).findings };
}

const linesOf = (lines: readonly Line[], name: string) => lines.filter((line) => line.name === name);

/** One check by itself. */
async function examined(check: Check, endpoint: string, env: Patient["env"] = {}): Promise<readonly Line[]> {
  const account = await openAccount({ endpoint, region: "us-east-1" });
  try {
    return await check.examine({ account, env, signal: AbortSignal.timeout(10_000), modelIds: [] });
  } finally {
    await account.close();
  }
}

describe("doctor", () => {
  it("finds the emulated account healthy", async () => {
    const { code, lines } = await doctor("--emulator");
    expect(lines.filter(({ verdict }) => verdict !== "pass")).toEqual([]);
    expect(code).toBe(0);
  });

  it("checks the model in every region of a profile", async () => {
    const { lines } = await doctor("--emulator", sonnet);
    const details = linesOf(lines, "model access").map(({ detail }) => detail);
    expect(details.map((detail) => / in (\S+)$/.exec(detail)?.[1])).toEqual(["us-east-1", "us-east-2", "us-west-2"]);
  });

  it("names the permission that is missing, and how to have it", async () => {
    await using account = await served({ deny: ["bedrock:ListPrompts", "bedrock:GetFoundationModelAvailability"] });
    const { code, lines } = await doctor("--endpoint", account.url, sonnet);
    expect(code).toBe(1);
    expect(linesOf(lines, "permissions")[0]).toMatchObject({
      verdict: "fail",
      fix: expect.stringContaining("bedrock:ListPrompts"),
    });
    expect(new Set(linesOf(lines, "model access").map(({ verdict }) => verdict))).toEqual(new Set(["unknown"]));
  });

  it("finds it a fault where no list may be read", async () => {
    await using account = await served({ deny: ["bedrock:*", "sagemaker:*"] });
    const { code, lines } = await doctor("--endpoint", account.url, sonnet);
    expect(code).toBe(1);
    expect(new Set(linesOf(lines, "permissions").map(({ verdict }) => verdict))).toEqual(new Set(["fail"]));
    expect(linesOf(lines, "permissions").at(-1)).toMatchObject({ detail: "no list may be read" });
  });

  it("says of a target that does not exist that it does not", async () => {
    const { code, lines } = await doctor("--emulator", "us.amazon.nova-lite-v9:0", "nonsense");
    expect(code).toBe(1);
    expect(linesOf(lines, "model access").map(({ verdict }) => verdict)).toEqual(["fail", "fail"]);
  });

  it("says of a model that the account may not use what is missing", async () => {
    const answers: Readonly<Record<string, object>> = {
      "/foundation-models/": { modelDetails: { modelId: "amazon.nova-lite-v1:0", modelArn: "arn" } },
      "/foundation-model-availability/": {
        modelId: "amazon.nova-lite-v1:0",
        agreementAvailability: { status: "NOT_AVAILABLE" },
        authorizationStatus: "AUTHORIZED",
        entitlementAvailability: "NOT_AVAILABLE",
        regionAvailability: "AVAILABLE",
      },
    };
    const listener: RequestListener = ({ url = "" }, response) => {
      const answer = Object.entries(answers).find(([path]) => url.startsWith(path))?.[1] ?? {};
      response.setHeader("content-type", "application/json").end(JSON.stringify(answer));
    };
    const { code, lines } = await withServer(listener, (url) => doctor("--endpoint", url, "amazon.nova-lite-v1:0"));
    expect(code).toBe(1);
    expect(linesOf(lines, "model access")).toEqual([
      expect.objectContaining({
        verdict: "fail",
        detail: "amazon.nova-lite-v1:0 in us-east-1: the account is not entitled to it, the agreement is NOT_AVAILABLE",
      }),
    ]);
  });

  it("asks where the environment points it", async () => {
    const [line] = await withServer(
      (_, response) => response.end(),
      async (url) => {
        const account = await openAccount({ region: "us-east-1" });
        const env = { AWS_ENDPOINT_URL_BEDROCK_RUNTIME: `${url}/runtime`, AWS_ENDPOINT_URL: url };
        return endpoints.examine({ account, env, signal: AbortSignal.timeout(10_000), modelIds: [] });
      },
    );
    expect(line).toMatchObject({ verdict: "pass", detail: expect.stringContaining("/runtime answers") });
  });

  it("says that nobody answers, and that hence nothing is known", async () => {
    const { code, lines } = await doctor("--endpoint", "http://127.0.0.1:1");
    expect(code).toBe(1);
    expect(linesOf(lines, "endpoint")[0]).toMatchObject({ verdict: "fail", fix: expect.any(String) });
    expect(linesOf(lines, "clock")[0]?.verdict).toBe("unknown");
    expect(linesOf(lines, "permissions")[0]?.verdict).toBe("unknown");
  });

  it("prints a line for each finding in a pipe", async () => {
    const { out } = await runCli(["doctor", "--emulator", "amazon.nova-lite-v1:0"]);
    expect(
      out
        .replace(/\n$/, "")
        .split("\n")
        .map((line) => line.split("\t").length),
    ).toEqual(Array(8).fill(4));
  });
});

describe("the clock", () => {
  const at = (offset: number) =>
    withServer(
      (_, response) => response.setHeader("date", new Date(Date.now() + offset).toUTCString()).end(),
      async (url) => linesOf(await examined(endpoints, url), "clock")[0],
    );

  it("may be a minute off", async () => {
    expect(await at(60_000)).toMatchObject({ verdict: "pass" });
  });

  it.each([
    [-10 * 60_000, "fast"],
    [10 * 60_000, "slow"],
  ])("that is %i ms from the server's is %s", async (offset, side) => {
    expect(await at(offset)).toMatchObject({ verdict: "fail", detail: expect.stringContaining(side) });
  });
});

describe("a bearer token without credentials", () => {
  afterEach(() => vi.unstubAllEnvs());

  it("is enough for all but prompts, which is said", async () => {
    vi.stubEnv("AWS_ACCESS_KEY_ID", "");
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", "");
    const [line] = await examined(credentials, "http://127.0.0.1:1", { AWS_BEARER_TOKEN_BEDROCK: "key" });
    expect(line).toMatchObject({ verdict: "pass", detail: expect.stringContaining("takes no bearer token") });
    expect((await examined(credentials, "http://127.0.0.1:1"))[0]).toMatchObject({ verdict: "fail" });
  });
});

describe("the environment", () => {
  it("has a bearer token that beats credentials", async () => {
    const [line] = await examined(bearerToken, "http://127.0.0.1:1", {
      AWS_BEARER_TOKEN_BEDROCK: "bedrock-api-key-secret",
    });
    expect(line).toMatchObject({ verdict: "unknown", detail: expect.stringContaining("in place of the credentials") });
    expect(JSON.stringify(line)).not.toContain("secret");
  });

  it("has a proxy, whose password is nobody's business", async () => {
    const [line] = await examined(proxy, "http://127.0.0.1:1", { HTTPS_PROXY: "http://user:secret@proxy.local:3128" });
    expect(line?.detail).toContain("http://proxy.local:3128");
    expect(JSON.stringify(line)).not.toContain("secret");
  });
});
