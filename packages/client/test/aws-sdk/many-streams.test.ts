import { BedrockRuntimeClient, ConverseStreamCommand } from "@aws-sdk/client-bedrock-runtime";
import { describe, expect, it } from "vitest";
import { fast } from "../../src/aws-sdk/index.ts";
import { credentials, outcomeOf } from "./support/both.ts";
import { reply, textDelta } from "./support/frames.ts";
import { atEnd, client, converse, hello, modelId } from "./support/ours.ts";
import { type AnsweringServer, answeringServer, type Seen } from "./support/server.ts";

const streaming = ({ path }: Seen): boolean => path.endsWith("-stream");

/** A server whose streams begin, and go on once they are told to. */
async function slowServer(): Promise<{
  readonly server: AnsweringServer;
  readonly goOn: () => void;
  readonly held: () => number;
}> {
  let goOn = (): void => {};
  let held = 0;
  const told = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const [start, ...rest] = reply("Hello");
  const server = await answeringServer((seen) => {
    if (!streaming(seen)) return { body: hello };
    held += 1;
    return { body: [start ?? textDelta(""), told, Buffer.concat(rest)] };
  });
  atEnd(() => server.close());
  return { server, goOn, held: () => held };
}

/** The plain SDK's client with `fast()`, for the same server. */
function fastClient(server: AnsweringServer): BedrockRuntimeClient {
  const made = new BedrockRuntimeClient({ region: "us-east-1", endpoint: server.url, credentials, ...fast() });
  atEnd(() => made.destroy());
  return made;
}

describe("five hundred streams at once", () => {
  it("are all open, and calls get through beside them", { timeout: 60_000 }, async () => {
    const { server, goOn, held } = await slowServer();
    const ours = client({ endpoint: server.url, credentials });
    const streams = await Promise.all(
      Array.from({ length: 500 }, () => ours.converseStream(modelId, { messages: "Hi" })),
    );
    expect(held()).toBe(500);
    expect((await Promise.all([converse(ours), converse(ours)])).map(({ text }) => text)).toEqual(["Hello", "Hello"]);
    goOn();
    const replies = await Promise.all(streams.map((stream) => stream.reply()));
    expect(new Set(replies.map(({ text }) => text))).toEqual(new Set(["Hello"]));
  });

  it("are all open with `fast()`", { timeout: 60_000 }, async () => {
    const { server, goOn, held } = await slowServer();
    const aws = fastClient(server);
    const command = () => new ConverseStreamCommand({ modelId, messages: [] });
    const streams = await Promise.all(Array.from({ length: 500 }, () => aws.send(command())));
    expect(held()).toBe(500);
    goOn();
    const outcomes = await Promise.all(streams.map((sent) => outcomeOf(Promise.resolve(sent))));
    for (const { stream } of outcomes) expect(stream).toHaveLength(5);
  });
});
