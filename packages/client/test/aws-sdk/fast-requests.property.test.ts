import assert from "node:assert/strict";
import {
  BedrockRuntimeClient,
  ConverseCommand,
  type ConverseCommandInput,
  ConverseStreamCommand,
} from "@aws-sdk/client-bedrock-runtime";
import fc from "fast-check";
import { expect, it } from "vitest";
import { fast } from "../../src/aws-sdk/index.ts";
import { credentials } from "./support/both.ts";
import { ok, StubHandler } from "./support/stub.ts";

/** Values of all sorts, most of them JSON. */
const anything = fc.oneof(
  { weight: 3, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  fc.constantFrom(undefined, null, Number.NaN, -0, 5n, Uint8Array.of(1, 2), new Date(0), "", 1.5, [], {}),
  fc.dictionary(fc.constantFrom("a", "b", "__type", "toJSON", "$unknown", "__proto__"), fc.anything({ maxDepth: 1 })),
);

const text = fc.oneof({ weight: 9, arbitrary: fc.string({ unit: "binary" }) }, anything);
const number = fc.oneof({ weight: 9, arbitrary: fc.double() }, fc.integer(), anything);
const bytes = fc.oneof({ weight: 9, arbitrary: fc.uint8Array() }, anything);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.oneof({ weight: 4, arbitrary }, anything);
const record = (members: Record<string, fc.Arbitrary<unknown>>) =>
  fc.record({ ...members, colour: anything, __type: anything, $unknown: anything }, { requiredKeys: [] });

const block = record({
  text,
  image: maybe(record({ format: text, source: maybe(record({ bytes })) })),
  toolUse: maybe(record({ toolUseId: text, name: text, input: anything })),
  toolResult: maybe(record({ toolUseId: text, content: maybe(fc.array(maybe(record({ json: anything, text })))) })),
  reasoningContent: maybe(record({ redactedContent: bytes })),
});
const request = fc.record(
  {
    messages: maybe(fc.array(maybe(record({ role: text, content: maybe(fc.array(maybe(block))) })))),
    system: maybe(fc.array(maybe(record({ text })))),
    inferenceConfig: maybe(record({ maxTokens: number, temperature: number, stopSequences: maybe(fc.array(text)) })),
    toolConfig: maybe(
      record({
        tools: maybe(
          fc.array(maybe(record({ toolSpec: maybe(record({ inputSchema: maybe(record({ json: anything })) })) }))),
        ),
      }),
    ),
    additionalModelRequestFields: anything,
    requestMetadata: maybe(fc.dictionary(fc.string(), text)),
    promptVariables: maybe(fc.dictionary(fc.string(), maybe(record({ text })))),
    additionalModelResponseFieldPaths: maybe(fc.array(text)),
  },
  { requiredKeys: [] },
);

interface Sending {
  readonly client: BedrockRuntimeClient;
  readonly handler: StubHandler;
}

/** A client that sends nowhere. */
function sending(options: object): Sending {
  const handler = new StubHandler(() => ok(""));
  const common = { region: "us-east-1", credentials, maxAttempts: 1, requestHandler: handler };
  return { client: new BedrockRuntimeClient({ ...options, ...common }), handler };
}

/** What reaches the wire, or the error that says why nothing does. */
async function wireOf({ client, handler }: Sending, command: ConverseCommand): Promise<unknown> {
  handler.requests.length = 0;
  try {
    await client.send(command);
  } catch (error) {
    return error instanceof Error ? [error.name, error.message] : error;
  }
  const [sent] = handler.requests;
  return [sent?.path, valueIn(sent?.body instanceof Uint8Array ? decoder.decode(sent.body) : (sent?.body ?? ""))];
}

const decoder = new TextDecoder();

/** Some inputs make the SDK write what is no JSON; that is compared as it is. */
function valueIn(json: string): unknown {
  try {
    return JSON.parse(json, exact);
  } catch {
    return json;
  }
}

const exact = (_key: string, value: unknown, context?: { source?: string }): unknown =>
  typeof value === "number" ? `number ${context?.source}` : value;

const plain = sending({});
const quick = sending(fast());

it.each([ConverseCommand, ConverseStreamCommand])(
  "whatever the input, `fast()` sends the same: %o",
  { timeout: 60_000 },
  async (Command) => {
    let sent = 0;
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", minLength: 1 }), request, async (modelId, members) => {
        const input = { modelId, ...members } as ConverseCommandInput; // anything goes in
        const expected = await wireOf(plain, new Command(input) as ConverseCommand);
        assert.deepStrictEqual(await wireOf(quick, new Command(input) as ConverseCommand), expected);
        if (Array.isArray(expected) && typeof expected[1] === "object") sent += 1;
      }),
      { numRuns: 200, interruptAfterTimeLimit: 60_000 }, // shrinking such inputs may take minutes
    );
    expect(sent).toBeGreaterThan(50);
  },
);
