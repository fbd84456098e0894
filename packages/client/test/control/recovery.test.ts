import type { ClientEvent, InferenceProfileSummary } from "@bedrock-targets/core";
import { describe, expect, it, vi } from "vitest";
import { BedrockClient } from "../../src/index.ts";
import { modelArn, ownArn, profile } from "../support/control-answers.ts";
import { failure } from "../support/failure.ts";
import { awsException, denied, type Script, ScriptedControl } from "../support/scripted-control.ts";
import { saying, scriptedTransport, streamOf } from "../support/scripted-transport.ts";
import { everyKind } from "../support/strategies.ts";

const claude = "anthropic.claude-x-1:0";
const refusal = () =>
  awsException(
    "ValidationException",
    `Invocation of model ID ${claude} with on-demand throughput isn’t supported. More.`,
    400,
  );

const us = profile(
  `us.${claude}`,
  ["us-east-1", "us-east-2", "us-west-2"].map((region) => modelArn(claude, region)),
);
const usWithCanada = profile(
  `us2.${claude}`,
  ["us-east-1", "ca-central-1"].map((region) => modelArn(claude, region)),
);
const global = profile(`global.${claude}`, [
  `arn:aws:bedrock:::foundation-model/${claude}`,
  modelArn(claude, "us-east-1"),
]);
const other = profile(`us.${claude}0`, [modelArn(`${claude}0`, "us-east-1")]);
const application = profile("abc123def456", [modelArn(claude, "us-east-1")], "APPLICATION");

/** An account with these profiles, two to a page; every model itself refuses, every profile answers. */
function account(profiles: readonly InferenceProfileSummary[], options: object = {}, more: Script = {}) {
  const control = new ScriptedControl({
    listInferenceProfiles: ({ nextToken }) => {
      const start = Number(nextToken ?? 0);
      const isLast = start + 2 >= profiles.length;
      return {
        inferenceProfileSummaries: profiles.slice(start, start + 2),
        ...(!isLast && { nextToken: String(start + 2) }),
      };
    },
    getInferenceProfile: ({ inferenceProfileIdentifier }) => {
      const found = profiles.find((each) => each.inferenceProfileId === inferenceProfileIdentifier);
      if (!found) throw awsException("ResourceNotFoundException", "There is none.", 404);
      return found;
    },
    ...more,
  });
  const transport = scriptedTransport((call) => {
    if (call.input.modelId === claude || call.input.modelId?.includes("foundation-model")) throw refusal();
    if (call.operation === "converseStream") return streamOf(saying("Hi"))(call);
    return { output: { message: { role: "assistant", content: [{ text: "Hi" }] } }, $metadata: {} };
  });
  const events: ClientEvent[] = [];
  const client = new BedrockClient({
    region: "us-east-1",
    targets: [everyKind],
    control,
    transport,
    onEvent: (event) => events.push(event),
    ...options,
  });
  return { client, control, transport, events, sent: () => transport.calls.map(({ input }) => input.modelId) };
}

const on = { recover: { onDemand: "profile" } } as const;
const hi = { messages: "Hi" };

describe("a model that is offered through profiles only", () => {
  it("is called through the nearest one, which stays visible", async () => {
    const { client, sent, events } = account([global, other, application, usWithCanada, us], on);
    const reply = await client.converse(claude, hi);
    expect(sent()).toEqual([claude, `us.${claude}`]);
    expect(reply.text).toBe("Hi");
    expect(reply.target).toMatchObject({
      kind: "base",
      modelId: claude,
      via: { kind: "cross-region", modelId: `us.${claude}` },
    });
    expect(reply.attempts).toMatchObject([
      { target: claude, code: "on-demand-not-supported" },
      { target: `us.${claude}` },
    ]);
    expect(events.map(({ type }) => type)).toEqual(["attempt", "recovered", "attempt"]);
    expect(events[1]).toMatchObject({
      via: { modelId: `us.${claude}` },
      destinations: ["us-east-1", "us-east-2", "us-west-2"],
    });
  });

  it("is called so at once from then on, by every operation", async () => {
    const { client, sent, control } = account([us], on);
    await client.converse(claude, hi);
    const stream = await client.converseStream(claude, hi);
    expect((await stream.reply()).target.via?.modelId).toBe(`us.${claude}`);
    await client.invokeModel(claude, { body: {} });
    expect(sent()).toEqual([claude, `us.${claude}`, `us.${claude}`, `us.${claude}`]);
    expect(control.operations).toEqual(["listInferenceProfiles", "getInferenceProfile"]);
  });

  it("is recovered in a stream as well, whose abort still reaches it", async () => {
    const { client, sent, transport } = account([us], on);
    const aborting = new AbortController();
    const stream = await client.converseStream(claude, hi, { signal: aborting.signal });
    expect(sent()).toEqual([claude, `us.${claude}`]);
    aborting.abort();
    expect((await failure(stream.reply())).code).toBe("aborted");
    expect(transport.calls[1]?.signal?.aborted).toBe(true);
  });

  it("costs two look-ups for a thousand calls at once", async () => {
    const { client, control } = account([us], on);
    await Promise.all(Array.from({ length: 1_000 }, () => client.converse(claude, hi)));
    expect(control.operations).toEqual(["listInferenceProfiles", "getInferenceProfile"]);
  });

  it("asks for system-defined profiles, page by page", async () => {
    const { client, control } = account([other, other, other, other, us], on);
    await client.converse(claude, hi);
    const lists = control.calls.filter(({ operation }) => operation === "listInferenceProfiles");
    expect(lists.map(({ input }) => input)).toMatchObject([
      { typeEquals: "SYSTEM_DEFINED" },
      { typeEquals: "SYSTEM_DEFINED", nextToken: "2" },
      { typeEquals: "SYSTEM_DEFINED", nextToken: "4" },
    ]);
  });
});

describe("a choice that is remembered", () => {
  it("is asked about again inside of a fence, and not taken where it leaves it", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const regions = ["us-east-1"];
    const getInferenceProfile = () => ({
      ...us,
      models: regions.map((region) => ({ modelArn: modelArn(claude, region) })),
    });
    const { client, sent } = account([us], { ...on, within: "us-*" }, { getInferenceProfile });
    await client.converse(claude, hi);
    regions.push("ca-central-1");
    vi.setSystemTime(Date.now() + 300_001);
    expect((await failure(client.converse(claude, hi))).code).toBe("region-mismatch");
    expect(sent()).toEqual([claude, `us.${claude}`]);
    vi.useRealTimers();
  });

  it("is given up where the profile is gone, and another one is looked for", async () => {
    const profiles = [us];
    const { client, transport, sent } = account(profiles, on);
    await client.converse(claude, hi);
    const answer = transport.send.bind(transport);
    transport.send = (call) =>
      call.input.modelId === `us.${claude}`
        ? Promise.reject(awsException("ValidationException", "The provided model identifier is invalid.", 400))
        : answer(call);
    const error = await failure(client.converse(claude, hi));
    expect(error.attempts.map(({ target }) => target)).toEqual([`us.${claude}`, claude, `us.${claude}`]);
    transport.send = answer;
    expect((await client.converse(claude, hi)).text).toBe("Hi");
    expect(sent().at(-1)).toBe(`us.${claude}`);
  });

  it("is none for counting: tokens are those of the model", async () => {
    const { client, sent } = account([us], on);
    await client.converse(claude, hi);
    await failure(client.countTokens(claude, hi));
    expect(sent().at(-1)).toBe(claude);
  });
});

describe("what is no profile of exactly this model", () => {
  it.each([
    [
      "one of another model besides",
      { ...us, models: [...us.models, { modelArn: modelArn("x.other-1", "us-east-1") }] },
    ],
    [
      "one that names a profile",
      { ...us, models: [...us.models, { modelArn: ownArn(`inference-profile/global.${claude}`) }] },
    ],
    ["one that does not say all", { ...us, models: [...us.models, {}] }],
    ["an application profile, whatever its type says", { ...application, type: "SYSTEM_DEFINED" as const }],
    [
      "one of another partition",
      { ...us, models: [{ modelArn: `arn:aws-cn:bedrock:cn-north-1::foundation-model/${claude}` }] },
    ],
    [
      "one of a secret geography",
      { ...us, models: [{ modelArn: `arn:aws-iso:bedrock:us-iso-east-1::foundation-model/${claude}` }] },
    ],
  ])("is not called: %s", async (_what, odd) => {
    const { client, sent } = account([odd], on);
    expect((await failure(client.converse(claude, hi))).code).toBe("on-demand-not-supported");
    expect(sent()).toEqual([claude]);
  });
});

describe("the fence of recovery", () => {
  it("is the geography of the client's region, whatever the profile's prefix says", async () => {
    const { client, sent } = account([global, usWithCanada], on);
    const error = await failure(client.converse(claude, hi));
    expect(error.code).toBe("on-demand-not-supported");
    expect(error.message).toContain(`us2.${claude}`);
    expect(sent()).toEqual([claude]);
  });

  it("takes GovCloud for a geography of its own", async () => {
    const gov = profile(
      `us-gov.${claude}`,
      ["us-gov-east-1", "us-gov-west-1"].map((region) => modelArn(claude, region)),
    );
    const inGov = account([gov, us], { ...on, region: "us-gov-west-1" });
    expect((await inGov.client.converse(claude, hi)).target.via?.modelId).toBe(`us-gov.${claude}`);
    const { client } = account([gov], on);
    expect((await failure(client.converse(claude, hi))).code).toBe("on-demand-not-supported");
  });

  it("is `within` where that is set, and asks the profile itself", async () => {
    const narrow = account([us], { ...on, within: ["us-east-*"] });
    expect((await failure(narrow.client.converse(claude, hi))).code).toBe("on-demand-not-supported");
    const wide = account([us], { ...on, within: ["us-*"] });
    expect((await wide.client.converse(claude, hi)).target.via?.modelId).toBe(`us.${claude}`);
    const canada = account([usWithCanada], { ...on, within: ["us-*", "ca-central-1"] });
    expect((await canada.client.converse(claude, hi)).target.via?.modelId).toBe(`us2.${claude}`);
    const anywhere = account([global], { ...on, within: "*" });
    expect((await anywhere.client.converse(claude, hi)).target.via?.modelId).toBe(`global.${claude}`);
  });

  it("asks the profile itself, too, without a fence; where that may not be read, the list is AWS's word", async () => {
    const wider = { ...us, models: [...us.models, { modelArn: modelArn(claude, "ca-central-1") }] };
    const lying = account([us], on, { getInferenceProfile: () => wider });
    expect((await failure(lying.client.converse(claude, hi))).code).toBe("on-demand-not-supported");
    const shut = account([us], on, { getInferenceProfile: () => Promise.reject(denied("x")) });
    expect((await shut.client.converse(claude, hi)).target.via?.modelId).toBe(`us.${claude}`);
  });

  it("keeps out a profile that lists less than it may use, or that may not be read", async () => {
    const more = {
      getInferenceProfile: () => ({ ...us, models: [...us.models, { modelArn: modelArn(claude, "eu-west-1") }] }),
    };
    const lying = account([us], { ...on, within: "us-*" }, more);
    expect((await failure(lying.client.converse(claude, hi))).code).toBe("on-demand-not-supported");
    const shut = account(
      [us],
      { ...on, within: "us-*" },
      { getInferenceProfile: () => Promise.reject(denied("bedrock:GetInferenceProfile")) },
    );
    const refused = await failure(shut.client.converse(claude, hi));
    expect(refused.code).toBe("on-demand-not-supported");
    expect(refused.advice).toContain("bedrock:GetInferenceProfile");
    expect(shut.sent()).toEqual([claude]);
  });
});

describe("without recovery", () => {
  it("the advice lists the profiles that would work, the nearest first, and the line that turns it on", async () => {
    const { client, sent } = account([global, usWithCanada, other, us]);
    const error = await failure(client.converse(claude, hi));
    expect(error.code).toBe("on-demand-not-supported");
    expect(error.advice).toContain(`\`us.${claude}\`, \`us2.${claude}\`, \`global.${claude}\``);
    expect(error.advice).toContain('recover: { onDemand: "profile" }');
    expect(error.message.endsWith(error.advice)).toBe(true);
    expect(error.attempts).toHaveLength(1);
    expect(sent()).toEqual([claude]);
  });

  it("the advice puts what reaches the client's geography before what lies elsewhere", async () => {
    const eu = profile(`eu.${claude}`, [modelArn(claude, "eu-west-1")]);
    const { client } = account([global, eu, usWithCanada]);
    const { advice } = await failure(client.converse(claude, hi));
    expect(advice).toContain(`\`us2.${claude}\`, \`eu.${claude}\`, \`global.${claude}\``);
  });

  it("a forbidden list leaves the general advice, and names the permission", async () => {
    const { client } = account(
      [],
      {},
      { listInferenceProfiles: () => Promise.reject(denied("bedrock:ListInferenceProfiles")) },
    );
    const { code, advice } = await failure(client.converse(claude, hi));
    expect(code).toBe("on-demand-not-supported");
    expect(advice).toContain("bedrock:ListInferenceProfiles");
  });

  it("a control plane that does not answer keeps nobody waiting for long", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const timeout = vi.spyOn(AbortSignal, "timeout").mockImplementation((ms) => {
      const controller = new AbortController();
      setTimeout(() => controller.abort(new DOMException("Too late", "TimeoutError")), ms);
      return controller.signal;
    });
    const { client } = account([], {}, { listInferenceProfiles: () => new Promise(() => {}) });
    const failing = failure(client.converse(claude, hi));
    await vi.advanceTimersByTimeAsync(3_000);
    const error = await failing;
    expect(error.code).toBe("on-demand-not-supported");
    expect(error.advice).toContain("inference profile");
    timeout.mockRestore();
    vi.useRealTimers();
  });

  it("a prompt that names such a model is told which profiles to name", async () => {
    const getPrompt = () => ({
      name: "p",
      version: "1",
      variants: [
        { name: "v", templateType: "TEXT" as const, modelId: claude, templateConfiguration: { text: { text: "" } } },
      ],
    });
    const { client, transport } = account([us], on, { getPrompt });
    transport.send = () => Promise.reject(refusal());
    const { advice, attempts } = await failure(client.converse(ownArn("prompt/ABCDEFGHIJ"), hi));
    expect(advice).toContain(`name one of \`us.${claude}\``);
    expect(attempts).toHaveLength(1);
  });

  it("no other error asks anybody", async () => {
    const { client, control, transport } = account([us], on);
    transport.send = () => Promise.reject(awsException("ThrottlingException", "Too many requests", 429));
    expect((await failure(client.converse(claude, hi))).code).toBe("throttled");
    expect(control.calls).toEqual([]);
  });
});
