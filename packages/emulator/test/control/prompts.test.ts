import {
  CreatePromptCommand,
  CreatePromptVersionCommand,
  DeletePromptCommand,
  GetPromptCommand,
  ListPromptsCommand,
  ListTagsForResourceCommand,
  type PromptVariant,
  TagResourceCommand,
  UntagResourceCommand,
  UpdatePromptCommand,
} from "@aws-sdk/client-bedrock-agent";
import { InvokeModelCommand } from "@aws-sdk/client-bedrock-runtime";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { arn, type Plane, plane } from "./support.ts";

let there: Plane;
beforeEach(async () => {
  there = await plane();
});
afterEach(() => there[Symbol.asyncDispose]());

const translate = arn("prompt/TRANSLATE1");
const modelId = "amazon.nova-lite-v1:0";

const textVariant = (text: string): PromptVariant => ({
  name: "main",
  templateType: "TEXT",
  templateConfiguration: { text: { text, inputVariables: [{ name: "who" }] } },
  modelId,
});

const create = (text: string) =>
  there.agent.send(
    new CreatePromptCommand({ name: "greeting", variants: [textVariant(text)], tags: { team: "search" } }),
  );

describe("a prompt", () => {
  it("is read by id or ARN, as its draft or the version that is asked for", async () => {
    const read = async (input: ConstructorParameters<typeof GetPromptCommand>[0]) => {
      const { arn: found, version, variants } = await there.agent.send(new GetPromptCommand(input));
      return [found, version, variants?.[0]?.templateConfiguration?.text?.text?.slice(0, 24)];
    };
    const draft = [translate, "DRAFT", "Translate into {{languag"];
    expect(await read({ promptIdentifier: "TRANSLATE1" })).toEqual(draft);
    expect(await read({ promptIdentifier: translate })).toEqual(draft);
    expect(await read({ promptIdentifier: translate, promptVersion: "DRAFT" })).toEqual(draft);
    const second = [`${translate}:2`, "2", "Translate into polite {{"];
    expect(await read({ promptIdentifier: `${translate}:2` })).toEqual(second);
    expect(await read({ promptIdentifier: translate, promptVersion: "2" })).toEqual(second);
    expect(await read({ promptIdentifier: `${translate}:2`, promptVersion: "2" })).toEqual(second);
  });

  it("names its model and its variables, unless only the metadata are asked for", async () => {
    const { variants } = await there.agent.send(new GetPromptCommand({ promptIdentifier: translate }));
    expect(variants).toMatchObject([
      {
        templateType: "TEXT",
        modelId,
        templateConfiguration: { text: { inputVariables: [{ name: "language" }, { name: "message" }] } },
        inferenceConfiguration: { text: { maxTokens: 512 } },
      },
    ]);
    const metadata = await there.agent.send(
      new GetPromptCommand({ promptIdentifier: translate, includedData: "METADATA_ONLY" }),
    );
    expect(metadata).toMatchObject({ name: "translate", id: "TRANSLATE1" });
    expect(metadata.variants).toBeUndefined();
  });

  it.each([
    [{ promptIdentifier: "nobody" }, "ValidationException"],
    [{ promptIdentifier: `${translate}:DRAFT` }, "ValidationException"],
    [{ promptIdentifier: `${translate}:1`, promptVersion: "2" }, "ValidationException"],
    [{ promptIdentifier: "NOBODY0001" }, "ResourceNotFoundException"],
    [{ promptIdentifier: translate, promptVersion: "3" }, "ResourceNotFoundException"],
    [{ promptIdentifier: arn("prompt/NOBODY0001") }, "ResourceNotFoundException"],
  ])("%j is a %s", async (input, name) => {
    await expect(there.agent.send(new GetPromptCommand(input))).rejects.toMatchObject({ name });
  });

  it("is listed once, and its versions when they are asked for", async () => {
    const versions = async (promptIdentifier?: string) => {
      const { promptSummaries } = await there.agent.send(
        new ListPromptsCommand({ ...(promptIdentifier && { promptIdentifier }) }),
      );
      return promptSummaries?.map(({ version }) => version);
    };
    await create("Hello {{who}}");
    expect(await versions()).toEqual(["DRAFT", "DRAFT"]);
    expect(await versions("TRANSLATE1")).toEqual(["DRAFT", "1", "2"]);
    expect(await versions(translate)).toEqual(["DRAFT", "1", "2"]);
  });
});

describe("a created prompt", () => {
  const promptVariables = { who: { text: "{{who}} $&" } };

  it("runs as its draft and as each version, which never changes", async () => {
    const { arn: promptIdentifier = "", version } = await create("Hello {{who}}");
    expect(version).toBe("DRAFT");
    const first = await there.agent.send(new CreatePromptVersionCommand({ promptIdentifier, description: "first" }));
    expect(first).toMatchObject({ version: "1", arn: `${promptIdentifier}:1`, description: "first" });
    await there.agent.send(
      new UpdatePromptCommand({ promptIdentifier, name: "greeting", variants: [textVariant("Goodbye {{who}}")] }),
    );
    const second = await there.agent.send(new CreatePromptVersionCommand({ promptIdentifier }));
    expect(second.version).toBe("2");
    const said = (target: string) => there.say({ modelId: target, promptVariables });
    expect(await said(promptIdentifier)).toContain("“Goodbye {{who}} $&”");
    expect(await said(`${promptIdentifier}:1`)).toContain("“Hello {{who}} $&”");
    expect(await said(`${promptIdentifier}:2`)).toContain("“Goodbye {{who}} $&”");
    expect(
      there.emulator.account.targets.filter(({ name }) => name.startsWith("greeting")).map(({ name }) => name),
    ).toEqual(["greeting (draft)", "greeting (version 1)", "greeting (version 2)"]);
  });

  it("goes as a whole, or one version of it, whose number does not come back", async () => {
    const { arn: promptIdentifier = "", id } = await create("Hello {{who}}");
    await there.agent.send(new CreatePromptVersionCommand({ promptIdentifier }));
    expect(await there.agent.send(new DeletePromptCommand({ promptIdentifier, promptVersion: "1" }))).toMatchObject({
      id,
      version: "1",
    });
    await expect(there.say({ modelId: `${promptIdentifier}:1`, promptVariables })).rejects.toThrow(
      /identifier is invalid/,
    );
    expect(await there.say({ modelId: promptIdentifier, promptVariables })).toContain("Hello");
    const next = await there.agent.send(new CreatePromptVersionCommand({ promptIdentifier }));
    expect(next.version).toBe("2");
    await there.agent.send(new DeletePromptCommand({ promptIdentifier }));
    for (const target of [promptIdentifier, `${promptIdentifier}:2`]) {
      await expect(there.say({ modelId: target, promptVariables })).rejects.toThrow(/identifier is invalid/);
    }
    expect((await there.agent.send(new ListPromptsCommand({}))).promptSummaries).toHaveLength(1);
  });

  it("comes once from one token", async () => {
    const clientToken = "a-token-of-more-than-thirty-two-letters";
    const make = (name: string) => there.agent.send(new CreatePromptCommand({ name, clientToken }));
    const { id } = await make("once");
    expect((await make("once")).id).toBe(id);
    await expect(make("twice")).rejects.toMatchObject({
      name: "ConflictException",
      $metadata: { httpStatusCode: 409 },
    });
  });

  it("may be a chat, with a system text, settings and tools of its own", async () => {
    const variant: PromptVariant = {
      name: "main",
      templateType: "CHAT",
      modelId,
      inferenceConfiguration: { text: { maxTokens: 3 } },
      templateConfiguration: {
        chat: {
          system: [{ text: "Speak like {{who}}" }],
          messages: [
            { role: "user", content: [{ text: "Hello {{who}}" }] },
            { role: "assistant", content: [{ text: "Yes?" }] },
            { role: "user", content: [{ text: "Who are you, {{who}}?" }] },
          ],
          inputVariables: [{ name: "who" }],
        },
      },
    };
    const { arn: chat = "" } = await there.agent.send(new CreatePromptCommand({ name: "chat", variants: [variant] }));
    const values = { who: { text: "Ada" } };
    expect(await there.say({ modelId: chat, promptVariables: values })).toHaveLength(12);
    const longer = { ...variant, inferenceConfiguration: { text: { maxTokens: 500 } } };
    await there.agent.send(new UpdatePromptCommand({ promptIdentifier: chat, name: "chat", variants: [longer] }));
    const said = await there.say({ modelId: chat, promptVariables: values });
    expect(said).toContain("“Who are you, Ada?”");
    expect(said).toContain("instructions begin “Speak like Ada”");
    await expect(there.say({ modelId: chat, promptVariables: values, system: [{ text: "x" }] })).rejects.toThrow(
      /system/,
    );
  });

  it("cannot run without a model, and not on a model that only profiles reach", async () => {
    const { arn: none = "" } = await there.agent.send(new CreatePromptCommand({ name: "none" }));
    await expect(there.say({ modelId: none })).rejects.toThrow(/has no model of its own/);
    const sonnet = { ...textVariant("Hello {{who}}"), modelId: "anthropic.claude-sonnet-4-5-20250929-v1:0" };
    const { arn: bare = "" } = await there.agent.send(new CreatePromptCommand({ name: "bare", variants: [sonnet] }));
    await expect(there.say({ modelId: bare, promptVariables })).rejects.toThrow(
      /with on-demand throughput isn’t supported/,
    );
  });

  it.each([
    "meta.llama3-1-8b-instruct-v1:0",
    "anthropic.claude-3-haiku-20240307-v1:0",
    arn("imported-model/classifier01"),
  ])("without variables runs in InvokeModel in the format of %s", async (own) => {
    const variant = {
      ...textVariant("Say cheese"),
      modelId: own,
      templateConfiguration: { text: { text: "Say cheese" } },
    };
    const made = await there.agent.send(new CreatePromptCommand({ name: "plain", variants: [variant] }));
    const { body } = await there.runtime.send(
      new InvokeModelCommand({ modelId: made.arn, contentType: "application/json" }),
    );
    expect(new TextDecoder().decode(body)).toContain("Say cheese");
  });

  it.each([
    ["a name that AWS's pattern refuses", { name: "two words" }],
    ["two variants", { name: "two", variants: [textVariant("a"), textVariant("b")] }],
    ["a chat that says it is text", { name: "x", variants: [{ ...textVariant("a"), templateType: "CHAT" as const }] }],
  ])("has no %s", async (_, input) => {
    await expect(there.agent.send(new CreatePromptCommand(input))).rejects.toMatchObject({
      name: "ValidationException",
    });
  });
});

it("the tags of a prompt are an object", async () => {
  const { arn: resourceArn = "" } = await create("Hello {{who}}");
  const tags = async () => (await there.agent.send(new ListTagsForResourceCommand({ resourceArn }))).tags;
  expect(await tags()).toEqual({ team: "search" });
  await there.agent.send(new TagResourceCommand({ resourceArn, tags: { stage: "test", team: "find" } }));
  expect(await tags()).toEqual({ team: "find", stage: "test" });
  await there.agent.send(new UntagResourceCommand({ resourceArn, tagKeys: ["team", "other"] }));
  expect(await tags()).toEqual({ stage: "test" });
});
