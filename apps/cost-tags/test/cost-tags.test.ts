import { appBeside, describeManners, emulatedBedrock } from "@tooling/app-tests";
import { describe, expect, it } from "vitest";

const app = appBeside(import.meta.url);
const profile = (name: string) => `arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/${name}`;

describe("cost-tags", () => {
  it("sends every request to the profile of its tenant, and says so", async () => {
    const { calls, environment } = await emulatedBedrock();
    const { code, out } = await app.run([], environment);
    expect(code).toBe(0);
    const used = ["chatbot00001", "finance00001", "chatbot00001"].map(profile);
    expect(calls.map(({ modelId }) => modelId)).toEqual(used);
    expect([...out.matchAll(/→ (\S+)/g)].map(([, modelId]) => modelId)).toEqual(used);
  });

  it("adds up the tokens of each tenant", async () => {
    const { environment } = await emulatedBedrock();
    const { out } = await app.run(["finance", "Hello"], environment);
    expect(out).toMatch(
      /“Hello” is what Claude Sonnet 4\.5 was asked.*\n\nTokens by tenant\nfinance +[1-9]\d* tokens\n$/s,
    );
  });

  it("takes the tenants from the configuration", async () => {
    const { calls, environment } = await emulatedBedrock();
    const TENANT_PROFILES = `acme = ${profile("finance00001")}, globex=${profile("chatbot00001")}`;
    expect(await app.run(["globex", "Hi"], { ...environment, TENANT_PROFILES })).toMatchObject({ code: 0 });
    expect(calls).toMatchObject([{ modelId: profile("chatbot00001") }]);
  });

  it("serves nobody whom it does not know", async () => {
    const { calls, environment } = await emulatedBedrock();
    const { code, err } = await app.run(["somebody", "Hi"], environment);
    expect({ code, err, calls }).toEqual({
      code: 2,
      err: 'There is no tenant "somebody": use one of chatbot, finance.\n',
      calls: [],
    });
  });

  it.each([
    ["acme=amazon.nova-lite-v1:0", "target-not-installed: "],
    ["acme", "invalid-target: "],
  ])("refuses the configuration %j before the first request", async (TENANT_PROFILES, start) => {
    const { calls, environment } = await emulatedBedrock();
    const { code, err } = await app.run(["acme"], { ...environment, TENANT_PROFILES });
    expect({ code, calls }).toEqual({ code: 1, calls: [] });
    expect(err.slice(0, start.length)).toBe(start);
  });
});

describeManners(app);
