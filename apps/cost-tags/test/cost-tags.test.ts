import { appBeside, describeManners, type EmulatedBedrock, emulatedBedrock } from "@tooling/app-tests";
import { describe, expect, it } from "vitest";

const app = appBeside(import.meta.url);
const profile = (name: string) => `arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/${name}`;

/** Tenant → the ARN of the profile that was made for it. */
const made = ({ account }: EmulatedBedrock): Record<string, string> => {
  const own = account.targets.filter(({ name }) => name.startsWith("cost-tags-"));
  return Object.fromEntries(own.map(({ name, modelId }) => [name.slice("cost-tags-".length), modelId]));
};

const named = ({ calls }: EmulatedBedrock, operation: string) => calls.filter((call) => call.operation === operation);
const conversedWith = (bedrock: EmulatedBedrock) => named(bedrock, "Converse").map(({ modelId }) => modelId);

describe("the profiles of the tenants", () => {
  it("are made at the first run, with the tags that bill them, and say so", async () => {
    const bedrock = await emulatedBedrock();
    const { code, out } = await app.run([], bedrock.environment);
    expect(code).toBe(0);
    const { chatbot, finance } = made(bedrock);
    expect(out).toContain(`created  tenant chatbot, cost centre cc-100\n  ${chatbot}\n`);
    expect(out).toContain(`created  tenant finance, cost centre cc-200\n  ${finance}\n`);
    expect(named(bedrock, "CreateInferenceProfile").map(({ body }) => body)).toMatchObject(
      [
        ["chatbot", "cc-100"],
        ["finance", "cc-200"],
      ].map(([tenant, costcenter]) => ({
        modelSource: { copyFrom: expect.stringContaining(":inference-profile/us.amazon.nova-lite-v1:0") },
        tags: expect.arrayContaining([
          { key: "tenant", value: tenant },
          { key: "costcenter", value: costcenter },
        ]),
      })),
    );
  });

  it("are found again at the second run", async () => {
    const bedrock = await emulatedBedrock();
    await app.run([], bedrock.environment);
    const first = made(bedrock);
    const { code, out } = await app.run([], bedrock.environment);
    expect(code).toBe(0);
    expect([...out.matchAll(/^(found|created) /gm)].map(([, what]) => what)).toEqual(["found", "found"]);
    expect(made(bedrock)).toEqual(first);
    expect(named(bedrock, "CreateInferenceProfile")).toHaveLength(2);
  });

  it("are those of the configuration, made of the model that it names", async () => {
    const bedrock = await emulatedBedrock();
    const configuration = { TENANTS: "acme = 4711", FROM: "amazon.nova-micro-v1:0" };
    const { out } = await app.run(["acme", "Hi"], { ...bedrock.environment, ...configuration });
    expect(Object.keys(made(bedrock))).toEqual(["acme"]);
    expect(out).toContain("“Hi” is what Nova Micro was asked.");
  });

  it("are not made where another one of the name bills somebody else", async () => {
    const bedrock = await emulatedBedrock();
    await app.run([], bedrock.environment);
    const { code, err } = await app.run([], { ...bedrock.environment, TENANTS: "chatbot=cc-999" });
    expect(code).toBe(1);
    expect(err).toMatch(/^invalid-request: .*cc-100/);
    expect(conversedWith(bedrock)).toHaveLength(3);
  });

  it("are told of where they may not be made", async () => {
    const { environment } = await emulatedBedrock({ deny: ["bedrock:CreateInferenceProfile"] });
    const { code, err } = await app.run([], environment);
    expect(code).toBe(1);
    expect(err).toMatch(/^access-denied: .*bedrock:CreateInferenceProfile/);
  });

  it("are deleted by --clean, which leaves all others alone", async () => {
    const bedrock = await emulatedBedrock();
    const before = bedrock.account.targets.length;
    await app.run([], bedrock.environment);
    const { chatbot, finance } = made(bedrock);
    const { code, out } = await app.run(["--clean"], bedrock.environment);
    expect({ code, out }).toEqual({
      code: 0,
      out: `deleted  tenant chatbot\n  ${chatbot}\ndeleted  tenant finance\n  ${finance}\n`,
    });
    expect(bedrock.account.targets).toHaveLength(before);
    expect((await app.run(["--clean"], bedrock.environment)).out).toContain("tenant chatbot has no profile\n");
  });
});

describe("a profile of such a name", () => {
  it("that somebody else has made is not deleted", async () => {
    const models = ["arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0"];
    const bedrock = await emulatedBedrock({
      resources: [{ kind: "application-profile", name: "cost-tags-chatbot", models, tags: { tenant: "somebody" } }],
    });
    const { code, out } = await app.run(["--clean"], bedrock.environment);
    expect({ code, out }).toEqual({ code: 0, out: "tenant chatbot has no profile\ntenant finance has no profile\n" });
    expect(Object.keys(made(bedrock))).toEqual(["chatbot"]);
  });
});

describe("the requests", () => {
  it("go each to the profile of its tenant, and say so", async () => {
    const bedrock = await emulatedBedrock();
    const { out } = await app.run([], bedrock.environment);
    const { chatbot, finance } = made(bedrock);
    const used = [chatbot, finance, chatbot];
    expect(conversedWith(bedrock)).toEqual(used);
    expect([...out.matchAll(/→ (\S+)/g)].map(([, modelId]) => modelId)).toEqual(used);
  });

  it("have their tokens added up by tenant", async () => {
    const { environment } = await emulatedBedrock();
    const { out } = await app.run(["finance", "Hello"], environment);
    expect(out).toMatch(/“Hello” is what Nova Lite was asked.*\n\nTokens by tenant\nfinance +[1-9]\d* tokens\n$/s);
  });

  it("go to the profiles that the configuration has ready, and none is made then", async () => {
    const { calls, environment } = await emulatedBedrock();
    const TENANT_PROFILES = `acme = ${profile("finance00001")}, globex=${profile("chatbot00001")}`;
    expect(await app.run(["globex", "Hi"], { ...environment, TENANT_PROFILES })).toMatchObject({ code: 0 });
    expect(calls).toMatchObject([{ operation: "Converse", modelId: profile("chatbot00001") }]);
  });

  it("of somebody whom it does not know are not served", async () => {
    const bedrock = await emulatedBedrock();
    const { code, err } = await app.run(["somebody", "Hi"], bedrock.environment);
    expect({ code, err }).toEqual({
      code: 2,
      err: 'There is no tenant "somebody": use one of chatbot, finance.\n',
    });
    expect(conversedWith(bedrock)).toEqual([]);
  });

  it.each([
    [{ TENANT_PROFILES: "acme=amazon.nova-lite-v1:0" }, "invalid-target: "],
    [{ TENANT_PROFILES: "acme" }, "invalid-target: "],
    [{ TENANTS: "acme" }, "invalid-request: TENANTS is"],
    [{ FROM: "nonsense" }, "invalid-target: "],
  ])("are not served with the configuration %j", async (configuration, start) => {
    const { calls, environment } = await emulatedBedrock();
    const { code, err } = await app.run(["acme"], { ...environment, ...configuration });
    expect({ code, calls }).toEqual({ code: 1, calls: [] });
    expect(err.slice(0, start.length)).toBe(start);
  });
});

describeManners(app);
