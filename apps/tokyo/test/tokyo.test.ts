import { appBeside, describeManners, emulatedBedrock } from "@tooling/app-tests";
import { describe, expect, it } from "vitest";
import manifest from "../package.json" with { type: "json" };

const app = appBeside(import.meta.url);
const sonnet = "anthropic.claude-sonnet-4-5-20250929-v1:0";
const tokyo = () => emulatedBedrock(manifest.emulator);

describe("tokyo", () => {
  it("shows the error of the model, with an advice that names its profiles and the line for recovery", async () => {
    const { environment } = await tokyo();
    const { code, out } = await app.run(["Hello"], environment);
    expect(code).toBe(0);
    const error = out.search(/✗ on-demand-not-supported\n {2}Pass one of .*recover: \{ onDemand: "profile" \}/);
    expect(error).toBeGreaterThan(out.indexOf(`${sonnet}  base`));
    expect(out).toContain(`one of \`jp.${sonnet}\`, \`global.${sonnet}\``);
  });

  it("shows which profile the client recovers through, and then the answer", async () => {
    const { calls, environment } = await tokyo();
    const { out } = await app.run(["Hello"], environment);
    expect(out.slice(out.indexOf("↪"))).toMatch(
      new RegExp(
        `^↪ recovered via jp.${sonnet}, answered in ap-northeast-1 or ap-northeast-3\n` +
          `✓ “Hello” is what Claude Sonnet 4.5 was asked.*\n {2}via jp.${sonnet}, \\d+ → \\d+ tokens\n$`,
      ),
    );
    const conversations = calls.filter(({ operation }) => operation === "Converse");
    expect(conversations).toMatchObject([
      { modelId: sonnet, status: 400 },
      { modelId: sonnet, status: 400 },
      { modelId: `jp.${sonnet}`, status: 200 },
    ]);
  });

  it("calls Tokyo, whatever region is configured", async () => {
    const { calls, environment } = await tokyo();
    await app.run([], { ...environment, AWS_REGION: "us-east-1" });
    const signed = calls.map(({ headers }) => headers.authorization);
    expect(signed.length).toBeGreaterThan(3);
    for (const authorization of signed) expect(authorization).toContain("/ap-northeast-1/bedrock/");
  });

  it("needs no profile for a model that the region offers", async () => {
    const { calls, environment } = await tokyo();
    const { out } = await app.run(["Hello"], { ...environment, MODEL_ID: "amazon.nova-lite-v1:0" });
    expect(out).toMatch(/✓ “Hello” is what Nova Lite was asked\..*\n {2}\d+ → \d+ tokens\n$/);
    expect(calls).toHaveLength(1);
  });

  it("recovers inside of the fence alone, which WITHIN draws", async () => {
    const { calls, environment } = await tokyo();
    const { code, err } = await app.run([], { ...environment, WITHIN: "ap-northeast-1" });
    expect(code).toBe(1);
    expect(err).toMatch(/^✗ on-demand-not-supported\n .*`within`/);
    expect(calls.map(({ modelId }) => modelId)).not.toContain(`jp.${sonnet}`);
  });

  it("recovers inside of a fence around all of a profile's regions", async () => {
    const { calls, environment } = await tokyo();
    const fence = { WITHIN: "ap-northeast-1, ap-northeast-3" };
    expect(await app.run([], { ...environment, ...fence })).toMatchObject({ code: 0, err: "" });
    expect(calls.at(-1)).toMatchObject({ modelId: `jp.${sonnet}`, status: 200 });
  });
});

describeManners(app);
