import { describeModelTarget } from "@bedrock-targets/conformance";
import { prompt } from "@bedrock-targets/prompt";
import {
  bodies,
  connections,
  connectToPort,
  describeFactory,
  describeFence,
  describeRefusals,
  failingClient,
  failureOf,
  foreignTo,
  unknownLike,
} from "@tooling/target-tests";
import { afterAll, describe, expect, it } from "vitest";

const arn = "arn:aws:bedrock:us-east-1:123456789012:prompt/TRANSLATE1:2";
const modelIds = ["arn:aws:bedrock:us-east-1:123456789012:prompt/TRANSLATE1", arn] as const;
const variables = { language: "English", message: "こんにちは" };

describeModelTarget({
  target: prompt,
  modelIds,
  foreignIds: foreignTo(modelIds),
  unknownIds: unknownLike(modelIds),
  connect: connections,
  variables,
});

describe("prompt", async () => {
  const connection = await connectToPort([prompt]);
  const { client, calls } = connection;
  afterAll(connection.close);

  describeFactory(prompt, modelIds);
  describeFence(prompt, modelIds, "unknown");
  describeRefusals(prompt, modelIds, connection);

  it("makes the ARN of a version, and of the draft", () => {
    const parts = { region: "eu-west-1", accountId: "123456789012", resourceId: "ABCDEFGHIJ" };
    const draft = "arn:aws:bedrock:eu-west-1:123456789012:prompt/ABCDEFGHIJ";
    expect(prompt.arn(parts)).toBe(draft);
    expect(prompt.arn({ ...parts, version: 3 })).toBe(`${draft}:3`);
    expect(prompt.arn({ ...parts, version: "3" })).toBe(`${draft}:3`);
  });

  it.each(["DRAFT", "latest", -1, 1.5, 100_000])("makes no ARN of the version %s", async (version) => {
    const parts = { region: "eu-west-1", accountId: "123456789012", resourceId: "ABCDEFGHIJ", version };
    expect((await failureOf(() => prompt.arn(parts))).code).toBe("invalid-target");
  });

  it("fills the prompt with either spelling of the variables", async () => {
    const promptVariables = { language: { text: "English" }, message: { text: "こんにちは" } };
    const replies = [await client.converse(arn, { variables }), await client.converse(arn, { promptVariables })];
    for (const { text } of replies) expect(text).toContain("language “English” and message “こんにちは”");
  });

  describe("refuses, before anything is sent,", async () => {
    const translate = prompt(arn, { variables: ["language", "message"] });
    const refusal = async (request: object, target: string | typeof translate = translate) => {
      const before = calls().length;
      // Wrong on purpose: what the compiler refuses is tested in types.test-d.ts.
      const failure = await failureOf(() => client.converse(target as string, request));
      expect(calls().length).toBe(before);
      expect(failure.code).toBe("invalid-request");
      return failure;
    };

    it("a request that lacks variables, and lists them", async () => {
      const { message } = await refusal({ variables: { language: "English" } });
      expect(message).toContain("lacks `message`.");
      expect((await refusal({})).message).toContain("lacks `language`, `message`.");
    });

    it("variables that the prompt does not have, and lists them", async () => {
      const { message, advice } = await refusal({ variables: { ...variables, tone: "polite", length: "short" } });
      expect(message).toContain("has no place for `tone`, `length`.");
      expect(advice).toBe("Its variables are `language`, `message`.");
    });

    it("a misspelt variable, which is missing and surplus at once", async () => {
      const { message } = await refusal({ variables: { language: "English", mesage: "Hello" } });
      expect(message).toContain("lacks `message` and has no place for `mesage`.");
    });

    it("the same mistakes in AWS's spelling", async () => {
      const { message } = await refusal({
        promptVariables: { language: { text: "English" }, tone: { text: "polite" } },
      });
      expect(message).toContain("lacks `message` and has no place for `tone`.");
    });

    it("both spellings together", async () => {
      const { message } = await refusal({ variables, promptVariables: { language: { text: "English" } } }, arn);
      expect(message).toContain("`variables` and `promptVariables` are both given.");
    });

    it.each([{ value: 7 }, { value: null }, { value: true }, { value: ["English"] }, { value: undefined }])(
      "the value $value, which is no text",
      async ({ value }) => {
        const { message } = await refusal({ variables: { ...variables, language: value } }, arn);
        expect(message).toContain("`language`");
      },
    );

    it.each([
      ["a string", "English"],
      ["a string", ""],
      ["a list", ["English", "Hello"]],
      ["a number", 5],
      ["a boolean", true],
      ["a Map", new Map([["language", "English"]])],
    ])("variables that are %s, %j", async (name, value) => {
      for (const target of [arn, translate]) {
        const { message } = await refusal({ variables: value }, target);
        expect(message).toContain(`\`variables\` is ${name}.`);
      }
    });

    it.each([
      ["a string", "`promptVariables.language` is a string", { language: "English" }],
      ["null", "`promptVariables.language` is null", { language: null }],
      ["a member that none has", "`promptVariables.language.document` does not exist", { language: { document: "x" } }],
      ["a text that is none", "`promptVariables.language.text` is a number", { language: { text: 5 } }],
      ["a Map", "`promptVariables` is a Map", new Map([["language", { text: "English" }]])],
    ])("in AWS's spelling, %s", async (_what, complaint, promptVariables) => {
      const { message } = await refusal({ promptVariables }, arn);
      expect(message).toContain(complaint);
    });

    it("AWS's `{ text }` where plain text belongs", async () => {
      const { message, advice } = await refusal({ variables: { ...variables, language: { text: "English" } } }, arn);
      expect(message).toContain("`language`");
      expect(advice).toContain("`promptVariables`");
    });
  });

  it.each<[complaint: string, options: unknown]>([
    ["`variables` is a string", { variables: "language" }],
    ["`variables[1]` is a number", { variables: ["language", 5] }],
    ["`variable` is no option", { variable: ["language"] }],
    ["The options of the prompt are a list", ["language"]],
  ])("says at once that %s", async (complaint, options) => {
    // Wrong on purpose: what the compiler refuses is tested in types.test-d.ts.
    const failure = await failureOf(() => prompt(arn, options as object));
    expect(failure.code).toBe("invalid-request");
    expect(failure.message).toContain(complaint);
    expect(failure.advice).toContain('`{ variables: ["language"] }`');
  });

  it("says of a version that does not exist what to check", async () => {
    const { code, advice } = await failureOf(() => client.converse(`${modelIds[0]}:9`, { variables }));
    expect(code).toBe("not-found");
    expect(advice).toContain("this version exist");
  });

  it("says what to allow where access is denied", async () => {
    const denied = failingClient([prompt], { name: "AccessDeniedException" });
    const { code, advice } = await failureOf(() => denied.converse(arn, { variables }));
    expect(code).toBe("access-denied");
    expect(advice).toContain("`bedrock:RenderPrompt`");
  });

  it("says what to call in place of invokeModel", async () => {
    const anyPrompt: string = arn;
    const { code, advice } = await failureOf(() => client.invokeModel(anyPrompt, { body: bodies.nova }));
    expect(code).toBe("operation-not-supported");
    expect(advice).toContain("Call `converse` or `converseStream` with `variables`");
  });

  it("takes a variable that is called like a member of every object", async () => {
    const named = prompt(arn, { variables: ["constructor", "__proto__"] });
    const failure = await failureOf(() =>
      client.converse(named, { variables: { constructor: "a", ["__proto__"]: "b" } }),
    );
    expect(calls().at(-1)?.body).toEqual({
      promptVariables: JSON.parse('{ "constructor": { "text": "a" }, "__proto__": { "text": "b" } }'),
    });
    expect(failure.message).toContain("missing: language, message");
  });

  it("appends the request's messages to the prompt's own", async () => {
    await client.converse(arn, { variables, messages: "And now in Japanese." });
    expect(calls().at(-1)?.body).toMatchObject({ messages: [{ content: [{ text: "And now in Japanese." }] }] });
  });
});
