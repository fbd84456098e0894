import { appBeside, describeManners, emulatedBedrock } from "@tooling/app-tests";
import { describe, expect, it } from "vitest";

const app = appBeside(import.meta.url);
const sonnet = "anthropic.claude-sonnet-4-5-20250929-v1:0";

describe("tokyo", () => {
  it("shows the error of the model and its advice, and then the answer of its profile", async () => {
    const { calls, environment } = await emulatedBedrock();
    const { code, out } = await app.run(["Hello"], environment);
    expect(code).toBe(0);
    const error = out.search(/✗ on-demand-not-supported\n {2}Pass .*inference profile/);
    expect(error).toBeGreaterThan(out.indexOf(`${sonnet}  base`));
    expect(out.indexOf("✓ “Hello” is what Claude Sonnet 4.5 was asked.")).toBeGreaterThan(error);
    expect(calls).toMatchObject([
      { modelId: sonnet, status: 400 },
      { modelId: `global.${sonnet}`, status: 200 },
    ]);
  });

  it("calls Tokyo, whatever region is configured", async () => {
    const { calls, environment } = await emulatedBedrock();
    await app.run([], environment);
    expect(calls.map(({ headers }) => headers.authorization)).toEqual(
      Array(2).fill(expect.stringContaining("/ap-northeast-1/bedrock/")),
    );
  });

  it("needs no profile for a model that the region offers", async () => {
    const { calls, environment } = await emulatedBedrock();
    const { out } = await app.run(["Hello"], { ...environment, MODEL_ID: "amazon.nova-lite-v1:0" });
    expect(out).toContain("✓ “Hello” is what Nova Lite was asked.");
    expect(calls).toHaveLength(1);
  });

  it("says so where the profile is none either", async () => {
    const { environment } = await emulatedBedrock();
    const { code, err } = await app.run([], { ...environment, PROFILE_ID: "jp.newco.m-1" });
    expect(code).toBe(1);
    expect(err).toMatch(/^✗ not-found\n {2}\S/);
  });
});

describeManners(app);
