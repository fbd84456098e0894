import { BedrockTargetError } from "@bedrock-targets/client";
import { prompt } from "@bedrock-targets/prompt";
import { accessKeyId, bearerToken, secretAccessKey, sessionToken } from "./account.ts";
import type { Client, World } from "./world.ts";

const nova = "amazon.nova-lite-v1:0";
const claude = "us.anthropic.claude-sonnet-4-5-20250929-v1:0";
const translate = prompt("arn:aws:bedrock:us-east-1:123456789012:prompt/TRANSLATE1:1", {
  variables: ["language", "message"],
});
const story = { messages: "Tell me a story: 昔々、あるところに 🦊 …" };
const claudeBody = {
  anthropic_version: "bedrock-2023-05-31",
  max_tokens: 200,
  messages: [{ role: "user", content: "Zażółć gęślą jaźń" }],
};

/** What is done everywhere. What comes of it is JSON (but for `left`, which is still to come), and the same everywhere. */
export const scenarios: Readonly<Record<string, (world: World) => Promise<unknown>>> = {
  "a conversation with a base model": async ({ client }) => {
    const { text, usage, target, stopReason, metrics, output } = await client().converse(nova, { messages: "Hello" });
    return { text, usage, target, stopReason, metrics, output };
  },
  "a conversation through a cross-region profile": async ({ client }) => {
    const { text, target } = await client().converse(claude, story);
    return { text, kind: target.kind };
  },
  "a stored prompt with variables": async ({ client }) => {
    const reply = await client().converse(translate, { variables: { language: "English", message: "こんにちは" } });
    return { text: reply.text, kind: reply.target.kind };
  },
  "eight conversations at once": ({ client }) => {
    const bedrock = client();
    const numbers = [1, 2, 3, 4, 5, 6, 7, 8];
    return Promise.all(
      numbers.map(async (number) => (await bedrock.converse(nova, { messages: `Number ${number}` })).text),
    );
  },
  "a request of a megabyte": async ({ client }) =>
    (await client().converse(nova, { messages: "🦊".repeat(250_000) })).usage,
  "a stream's events": async ({ client }) => all(await client().converseStream(claude, story)),
  "a stream's text": async ({ client }) => all((await client().converseStream(claude, story)).text),
  "a stream's reply": async ({ client }) => {
    const stream = await client().converseStream(claude, story);
    const { text, usage, stopReason, output } = await stream.reply();
    return { text, usage, stopReason, output };
  },
  "leaving a stream early": async ({ leaving }) => {
    let pieces = 0;
    const { left } = await leaving("/halting", async (bedrock) => {
      const stream = await bedrock.converseStream(claude, story);
      for await (const _piece of stream.text) {
        pieces += 1;
        if (pieces === 2) break;
      }
    });
    return { pieces, left };
  },
  InvokeModel: async ({ client }) => {
    const reply = await client().invokeModel(claude, { body: claudeBody });
    return { json: reply.json(), usage: reply.usage };
  },
  "InvokeModel as a stream": async ({ client }) => {
    const stream = await client().invokeModelStream(claude, { body: claudeBody });
    return { chunks: await all(stream), usage: stream.usage };
  },
  "a model that does not exist": ({ client }) => failure(client().converse("amazon.nova-nonsense-v9:0", story)),
  "a model that needs a profile": ({ client }) =>
    failure(client().converse("anthropic.claude-sonnet-4-5-20250929-v1:0", story)),
  "a call aborted before its answer": ({ leaving }) =>
    failureIn(leaving, "/silent", (bedrock) => {
      const aborting = new AbortController();
      setTimeout(() => aborting.abort(), 100);
      return bedrock.converse(nova, story, { signal: aborting.signal });
    }),
  "a stream aborted on its way": ({ leaving }) =>
    failureIn(leaving, "/halting", async (bedrock) => {
      const aborting = new AbortController();
      const stream = await bedrock.converseStream(claude, story, { signal: aborting.signal });
      await untilThird(stream, () => aborting.abort());
    }),
  "a client destroyed while it streams": ({ leaving }) =>
    failureIn(leaving, "/halting", async (bedrock) => {
      const stream = await bedrock.converseStream(claude, story);
      await untilThird(stream, () => bedrock.destroy());
    }),
  "a stream with one flipped bit": ({ leaving }) =>
    failureIn(
      leaving,
      "/damaged",
      async (bedrock) => (await bedrock.converseStream(claude, story)).reply(),
      partialText,
    ),
  "a stream that ends too early": async ({ client }) =>
    failure((await client("/short").converseStream(claude, story)).reply(), partialText),
  // What came before is left out: how much of it the runtime had handed on is chance.
  "a stream whose connection breaks": async ({ client }) =>
    failure((await client("/torn").converseStream(claude, story)).reply()),
  "temporary credentials and a header of one's own": async ({ client }) => {
    const bedrock = client("", { credentials: { accessKeyId, secretAccessKey, sessionToken } });
    return (await bedrock.converse(nova, story, { headers: { "X-Team": "blue  and green" } })).text;
  },
  "a bearer token": async ({ client }) => (await client("", { bearerToken }).converse(nova, story)).text,
  "no credentials at all": ({ client }) => failure(client("", {}).converse(nova, story)),
};

/** All events, or the whole text: where its pieces end is chance, it depends on how much has come when it is read. */
async function all(items: AsyncIterable<unknown>): Promise<unknown> {
  const seen: unknown[] = [];
  for await (const item of items) seen.push(item);
  return seen.every((item) => typeof item === "string") ? seen.join("") : seen;
}

/** Reads a stream to its end, with something happening at its third event. */
async function untilThird(events: AsyncIterable<unknown>, act: () => unknown): Promise<void> {
  let count = 0;
  for await (const _event of events) {
    count += 1;
    if (count === 3) act();
  }
}

/** What of an error has to be the same everywhere, and what else is asked for. */
async function failure(
  doing: Promise<unknown>,
  more: (error: BedrockTargetError) => object = () => ({}),
): Promise<unknown> {
  try {
    return { didNotFail: await doing };
  } catch (error) {
    if (!BedrockTargetError.is(error)) return { isNotOurs: String(error) };
    const { code, retryable, status } = error;
    return { code, retryable, status, ...more(error) };
  }
}

/** A failure by which a connection is closed. */
async function failureIn(
  leaving: World["leaving"],
  behaviour: string,
  act: (client: Client) => Promise<unknown>,
  more?: (error: BedrockTargetError) => object,
): Promise<unknown> {
  let error: unknown;
  const { left } = await leaving(behaviour, async (bedrock) => {
    error = await failure(act(bedrock), more);
  });
  return { error, left };
}

const partialText = ({ partial }: BedrockTargetError): object => ({ partial: partial?.text });
