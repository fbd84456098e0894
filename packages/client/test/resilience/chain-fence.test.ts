import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fenceOf, isWithin } from "../../src/call.ts";
import { BedrockClient, chain } from "../../src/index.ts";
import { model, modelArn, ownArn, profile } from "../support/control-answers.ts";
import { failure } from "../support/failure.ts";
import { awsException, type Script, ScriptedControl } from "../support/scripted-control.ts";
import { scriptedTransport } from "../support/scripted-transport.ts";
import { base, everyKind, prompt } from "../support/strategies.ts";

const hi = { messages: "Hi" };
const [one, two] = ["x.one-1", "x.two-1"] as const;

/** A client that answers everything, and whose models are offered as the control plane says. */
function client(script: Script = {}, options: object = {}, refuse?: (modelId: string) => Error | undefined) {
  const control = new ScriptedControl(script);
  const transport = scriptedTransport(({ operation, input: { modelId = "" } }) => {
    const refusal = refuse?.(modelId);
    if (refusal) throw refusal;
    if (operation === "countTokens") return { inputTokens: 3 };
    return { output: { message: { role: "assistant", content: [{ text: modelId }] } } };
  });
  const bedrock = new BedrockClient({ region: "us-east-1", targets: [everyKind], transport, control, ...options });
  return { bedrock, control, sent: () => transport.calls.map(({ input }) => input.modelId) };
}

const away = (id: string) => ({
  getInferenceProfile: () => profile(id, [modelArn(one, "us-east-1"), modelArn(one, "ca-central-1")]),
});

describe("the fence of a chain", () => {
  it.each([
    ["an ARN of another region", [one, ownArn("provisioned-model/abcdefghijkl", "eu-west-1")], "us-*", "eu-west-1"],
    ["a profile for the whole world", [one, `global.${two}`], ["us-*", "eu-*"], "any region"],
    ["a profile of another geography", [one, `eu.${two}`], "us-*", "eu-*"],
    ["one of a geography with several words", [`apac.${two}`], ["us-*", "eu-west-1"], "ap-*"],
    ["the ARN of such a profile", [ownArn(`inference-profile/global.${two}`)], "us-*", "any region"],
  ] as const)("refuses %s when it is made", (_what, links, within, place) => {
    expect(() => chain(links, { within })).toThrow(
      expect.objectContaining({ code: "region-mismatch", message: expect.stringContaining(place) }),
    );
  });

  it.each([
    [[one, `us.${two}`], "us-*"],
    [[`eu.${one}`], "eu-*"],
    [[`eu.${one}`], ["us-*", "eu-west-1"]],
    [[`us.${one}`], "*-east-*"],
    [[`global.${one}`], "*"],
    [[`sa.x.${one}`], "us-*"],
    [["arn:aws:bedrock:us-east-1::foundation-model/x.one-1"], "us-*"],
  ] as const)("leaves %j within %j to the first call", (links, within) => {
    expect(() => chain(links, { within })).not.toThrow();
  });

  it("has the same patterns when a chain is made as when it is called", () => {
    const pattern = fc
      .array(fc.constantFrom("*", "us", "-", "e", "1", ".", "(", "+"), { maxLength: 6 })
      .map((all) => all.join(""));
    const region = fc.constantFrom("us-east-1", "us-e-1", "eu-1", "us");
    fc.assert(
      fc.property(fc.array(pattern, { minLength: 1, maxLength: 3 }), region, (within, name) => {
        const make = () => chain([ownArn("provisioned-model/abcdefghijkl", name)], { within });
        if (isWithin(fenceOf(within) ?? ["*"], name)) expect(make).not.toThrow();
        else expect(make).toThrow(/outside of the chain's fence/);
      }),
    );
  });

  it("is asked about for every link before the first one is tried", async () => {
    const { bedrock, sent } = client(away("us.x.one-1"));
    const error = await failure(bedrock.converse(chain([two, `us.${one}`], { within: "us-*" }), hi));
    expect(error).toMatchObject({ code: "region-mismatch", target: { modelId: `us.${one}` } });
    expect(error.message).toContain("ca-central-1");
    expect(sent()).toEqual([]);
  });

  it("of the client is asked about for every link as well", async () => {
    const { bedrock, sent } = client(away("us.x.one-1"), { within: "us-*" });
    const error = await failure(bedrock.converse(chain([two, `us.${one}`]), hi));
    expect(error).toMatchObject({ code: "region-mismatch", target: { modelId: `us.${one}` } });
    expect(sent()).toEqual([]);
  });

  it("counts in the client's region, too", async () => {
    const { bedrock, sent } = client({}, { region: "eu-west-1" });
    expect((await failure(bedrock.converse(chain([one], { within: "us-*" }), hi))).code).toBe("region-mismatch");
    expect((await failure(bedrock.countTokens(chain([one], { within: "us-*" }), hi))).code).toBe("region-mismatch");
    expect(sent()).toEqual([]);
  });

  const refusing = (modelId: string) =>
    modelId === one
      ? awsException(
          "ValidationException",
          `Invocation of model ID ${one} with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile that contains this model.`,
          400,
        )
      : undefined;

  it("keeps a profile from being chosen that leaves it, for a model that is not on demand", async () => {
    const wide = profile(`us.${one}`, [modelArn(one, "us-east-1"), modelArn(one, "us-west-2")]);
    const narrow = profile(`us-gov.${one}`, [modelArn(one, "us-east-1")]);
    const script: Script = {
      listInferenceProfiles: () => ({ inferenceProfileSummaries: [wide, narrow] }),
      getInferenceProfile: ({ inferenceProfileIdentifier = "" }) =>
        inferenceProfileIdentifier.includes("gov") ? narrow : wide,
    };
    const { bedrock, sent } = client(script, { recover: { onDemand: "profile" } }, refusing);
    const model = chain([one], { within: "us-east-1" });
    expect((await bedrock.converse(model, hi)).target.via?.modelId).toBe(`us-gov.${one}`);
    expect(sent()).toEqual([one, `us-gov.${one}`]);
    expect((await bedrock.converse(model, hi)).target.via?.modelId).toBe(`us-gov.${one}`);
    const other = await failure(bedrock.converse(chain([one], { within: ["us-gov-*", "us-west-*"] }), hi));
    expect(other.code).toBe("region-mismatch");
  });

  it("holds for a profile that another call has chosen", async () => {
    const wide = profile(`us.${one}`, [modelArn(one, "us-east-1"), modelArn(one, "us-west-2")]);
    const script: Script = {
      listInferenceProfiles: () => ({ inferenceProfileSummaries: [wide] }),
      getInferenceProfile: () => wide,
    };
    const { bedrock, sent } = client(script, { recover: { onDemand: "profile" } }, refusing);
    await bedrock.converse(one, hi);
    await bedrock.converse(one, hi);
    expect(sent()).toEqual([one, `us.${one}`, `us.${one}`]);
    const error = await failure(bedrock.converse(chain([one], { within: "us-east-1" }), hi));
    expect(error.code).toBe("on-demand-not-supported");
    expect(sent().slice(3)).toEqual([one]);
    await bedrock.converse(chain([one]), hi);
    expect(sent().slice(4)).toEqual([`us.${one}`]);
  });
});

describe("a count through a chain", () => {
  const script: Script = {
    getInferenceProfile: () => profile(`us.${one}`, [modelArn(one, "us-west-2"), modelArn(one, "us-east-2")]),
    getFoundationModel: ({ modelIdentifier = "" }, { region }) =>
      model(modelIdentifier, { inferenceTypesSupported: region === "us-east-1" ? [] : ["ON_DEMAND"] }),
  };

  it("is made inside of its fence", async () => {
    const { bedrock, control } = client(script);
    const counted = await bedrock.countTokens(chain([`us.${one}`], { within: ["us-east-*"] }), hi);
    expect(counted).toMatchObject({ inputTokens: 3, modelId: one, region: "us-east-2" });
    expect(control.calls.map(({ region }) => region)).not.toContain("us-west-2");
  });

  it("goes on to the next link, as any call", async () => {
    const busy = awsException("ThrottlingException", "Slow", 429);
    const { bedrock, sent } = client({}, { retry: false }, (modelId) => (modelId === one ? busy : undefined));
    const counted = await bedrock.countTokens(chain([one, two]), hi);
    expect(counted).toMatchObject({ modelId: two, target: { modelId: two } });
    expect(counted.attempts.map(({ target, code }) => [target, code])).toEqual([
      [one, "throttled"],
      [two, undefined],
    ]);
    expect(sent()).toEqual([one, two]);
  });
});

describe("a chain", () => {
  it("is not resolved as one: it says how its links are", async () => {
    const { bedrock } = client();
    // @ts-expect-error a chain is several targets
    const error = await failure(bedrock.resolve(chain([one, two])));
    expect(error).toMatchObject({ code: "invalid-request" });
    expect(error.message).toContain("`links`");
  });

  it("is written a policy for, of all its links", async () => {
    const { bedrock } = client();
    const { document } = await bedrock.policy(chain([one, two]), { offline: true });
    const text = JSON.stringify(document);
    expect(text).toContain(one);
    expect(text).toContain(two);
  });

  it("is warmed inside of its fence alone", async () => {
    const { bedrock, sent } = client(away("us.x.one-1"));
    for (const links of [[`us.${one}`], [two, `us.${one}`]]) {
      const error = await failure(bedrock.warm(chain(links, { within: "us-*" })));
      expect(error.code).toBe("region-mismatch");
    }
    expect(sent()).toEqual([]);
  });

  it("is not warmed at a stand-in: a link that fails fails it", async () => {
    const busy = awsException("ThrottlingException", "Slow", 429);
    const { bedrock } = client({}, { retry: false }, (modelId) => (modelId === one ? busy : undefined));
    expect((await failure(bedrock.warm(chain([one, two])))).code).toBe("throttled");
  });

  it("is warmed link by link", async () => {
    const { bedrock, sent } = client();
    const warmed = await bedrock.warm(chain([one, two]));
    expect(warmed.target.modelId).toBe(one);
    expect(warmed.attempts.map(({ target }) => target)).toEqual([one, two]);
    expect(sent().toSorted()).toEqual([one, two]);
  });

  it("whose link does not have the operation is refused before the first is tried", async () => {
    const transport = scriptedTransport(() => ({}));
    const bedrock = new BedrockClient({ region: "us-east-1", targets: [base, prompt], transport });
    const model = chain([one, "arn:aws:bedrock:us-east-1:123456789012:prompt/ABCDEFGHIJ"]);
    // @ts-expect-error a prompt has no InvokeModel
    const error = await failure(bedrock.invokeModel(model, { body: {} }));
    expect(error).toMatchObject({ code: "operation-not-supported", target: { kind: "prompt" } });
    expect(transport.calls).toEqual([]);
  });
});
