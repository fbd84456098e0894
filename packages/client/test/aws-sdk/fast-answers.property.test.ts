import assert from "node:assert/strict";
import { BedrockRuntimeClient, ConverseCommand } from "@aws-sdk/client-bedrock-runtime";
import fc from "fast-check";
import { expect, it } from "vitest";
import { fast } from "../../src/aws-sdk/index.ts";
import { credentials, outcomeOf } from "./support/both.ts";
import { ok, StubHandler } from "./support/stub.ts";

const digits = fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: 1, maxLength: 22 });
const whole = digits.map((text) => text.replace(/^0+(?=\d)/, ""));
const maybe = (arbitrary: fc.Arbitrary<string>) => fc.oneof(fc.constant(""), arbitrary);
const exponent = fc.tuple(fc.constantFrom("e", "E"), fc.constantFrom("", "+", "-"), fc.integer({ min: 0, max: 400 }));
/** Numbers as JSON may write them, most of which JavaScript would write in another way. */
const number = fc
  .tuple(
    fc.constantFrom("", "-"),
    whole,
    maybe(digits.map((text) => `.${text}`)),
    maybe(exponent.map((parts) => parts.join(""))),
  )
  .map((parts) => parts.join(""));
const text = fc
  .oneof(fc.string({ unit: "binary" }), number, fc.constantFrom("NaN", "Infinity", "AQID"))
  .map((value) => JSON.stringify(value));
const name = fc.constantFrom(
  "a",
  "text",
  "toolUse",
  "input",
  "bytes",
  "source",
  "image",
  "__type",
  "__proto__",
  "hologram",
);
const space = fc.constantFrom("", " ", "\n\t");

/** JSON as text, of which the names are mostly those of the model. */
const { json } = fc.letrec<{ json: string; list: string; object: string }>((tie) => ({
  json: fc.oneof({ maxDepth: 5 }, number, text, fc.constantFrom("null", "true", "false"), tie("list"), tie("object")),
  list: fc
    .tuple(space, fc.array(tie("json"), { maxLength: 3 }))
    .map(([gap, items]) => `[${gap}${items.join(`${gap},`)}]`),
  object: fc
    .tuple(space, fc.array(fc.tuple(name, tie("json")), { maxLength: 3 }))
    .map(([gap, members]) => `{${members.map(([key, value]) => `"${key}"${gap}:${gap}${value}`).join(",")}}`),
}));

const wrapped = fc.constantFrom(
  (value: string) => `{"output":{"message":{"role":"assistant","content":[${value}]}}}`,
  (value: string) => `{"output":{"message":{"content":[{"toolUse":{"name":"f","input":${value}}}]}}}`,
  (value: string) => `{"output":{"message":{"content":[{"toolUse":${value}}]}}}`,
  (value: string) => `{"additionalModelResponseFields":${value},"stopReason":"end_turn"}`,
  (value: string) => `{"usage":{"inputTokens":${value},"outputTokens":1},"metrics":{"latencyMs":${value}}}`,
  (value: string) => `{"trace":{"guardrail":{"modelOutput":[${value}],"inputAssessment":{"k":${value}}}}}`,
  (value: string) => value,
);

let answer = "";
const clients = [{}, fast()].map((options) => {
  const common = {
    region: "us-east-1",
    credentials,
    maxAttempts: 1,
    requestHandler: new StubHandler(() => ok(answer)),
  };
  return new BedrockRuntimeClient({ ...options, ...common });
});

it("whatever JSON is answered, `fast()` reads the same", { timeout: 60_000 }, async () => {
  let read = 0;
  await fc.assert(
    fc.asyncProperty(wrapped, json, async (wrap, value) => {
      answer = wrap(value);
      const command = new ConverseCommand({ modelId: "m", messages: [] });
      const [plain, quick] = await Promise.all(clients.map((client) => outcomeOf(client.send(command))));
      assert.deepStrictEqual(quick, plain);
      if (plain?.$metadata) read += 1;
    }),
    { numRuns: 1000 },
  );
  expect(read).toBeGreaterThan(500);
});
