import { existsSync } from "node:fs";
import {
  BedrockRuntimeClient,
  ConverseCommand,
  ConverseStreamCommand,
  InvokeModelCommand,
  InvokeModelWithResponseStreamCommand,
} from "@aws-sdk/client-bedrock-runtime";
import { defineTarget, targetKinds, tryParseModelId } from "@bedrock-targets/core";
import { NodeHttp2Handler, NodeHttpHandler } from "@smithy/node-http-handler";
import { describe, expect, it } from "vitest";
import { BedrockClient } from "../src/index.ts";

/** Recorded traffic lies beside the repository where the project is developed; a clone has none. */
const shared = new URL("../../../../shared/", import.meta.url);
const there = existsSync(new URL("recordings/recordings.jsonl.gz", shared));
if (!there) console.log("Skipped: recorded traffic is not part of a clone (it lies beside the repository).");

/** Serves all kinds without rules of their own: what is compared here is the traffic. */
const any = defineTarget({ kinds: targetKinds, rules: {} });

type Answer = Record<string, unknown>;

const commands = {
  Converse: ConverseCommand,
  ConverseStream: ConverseStreamCommand,
  InvokeModel: InvokeModelCommand,
  InvokeModelWithResponseStream: InvokeModelWithResponseStreamCommand,
} as const;
type OperationName = keyof typeof commands;

const all = async (items: AsyncIterable<unknown>): Promise<unknown[]> => {
  const list: unknown[] = [];
  for await (const item of items) list.push(item);
  return list;
};

/** What the AWS SDK makes of it, with the exchange's own facts left out. */
async function plain(client: BedrockRuntimeClient, operation: OperationName, input: Answer): Promise<unknown> {
  const Command = commands[operation] as new (input: unknown) => ConverseCommand; // each takes the recorded input
  const { $metadata: _, ...output } = (await client.send(new Command(input))) as object as Answer;
  if (operation === "ConverseStream") return all(output.stream as AsyncIterable<unknown>);
  if (operation === "InvokeModelWithResponseStream") {
    const events = await all(output.body as AsyncIterable<unknown>);
    return events.map((event) => (event as { chunk?: { bytes?: Uint8Array } }).chunk?.bytes);
  }
  return operation === "InvokeModel" ? new Uint8Array(output.body as Uint8Array) : output;
}

/** The same through our client. */
async function ours(
  client: BedrockClient<readonly [typeof any]>,
  operation: OperationName,
  input: Answer,
): Promise<unknown> {
  const { modelId, ...request } = input as { modelId: string };
  if (operation === "Converse") {
    const {
      text: _text,
      target: _target,
      attempts: _attempts,
      invokedModelId: _model,
      $metadata: _,
      ...output
    } = await client.converse(modelId, request);
    return output;
  }
  if (operation === "ConverseStream") {
    const stream = await client.converseStream(modelId, request);
    const events = await all(stream);
    expect((await stream.reply()).text).toBe((await all(stream.text)).join(""));
    return events;
  }
  if (operation === "InvokeModel") return new Uint8Array((await client.invokeModel(modelId, request as never)).bytes);
  return all((await client.invokeModelStream(modelId, request as never)).bytes);
}

describe.skipIf(!there).each(["HTTP/1.1", "HTTP/2"])("recorded traffic over %s", (protocol) => {
  it("becomes what the AWS SDK makes of it, answers and errors alike", { timeout: 120_000 }, async () => {
    const { createReplayServer } = await import(new URL("tools/replay-server.mjs", shared).href);
    const { readRecordings, sdkInput } = await import(new URL("tools/service-model.mjs", shared).href);
    const recordings = readRecordings(new URL("recordings/recordings.jsonl.gz", shared));
    // Two servers, since one that has the same request twice answers it in turn.
    const servers = [0, 1].map(() => createReplayServer({ recordings, chunks: "random", seed: 1 }));
    const [{ url }, { url: plainUrl }] = await Promise.all(servers.map((server) => server.listen()));
    const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" };
    const handler = protocol === "HTTP/2" ? { requestHandler: new NodeHttp2Handler() } : {};
    const client = new BedrockClient({
      region: "us-east-1",
      targets: [any],
      runtime: { endpoint: url, credentials, ...handler },
    });
    const sdk = new BedrockRuntimeClient({
      region: "us-east-1",
      endpoint: plainUrl,
      credentials,
      requestHandler: new NodeHttpHandler(),
    });
    let compared = 0;
    for (const recording of recordings) {
      const input = Object.hasOwn(commands, recording.operation) ? sdkInput(recording) : undefined;
      // Some names were made up so that they do not exist; those without a dot are refused here before the network.
      if (!input || !tryParseModelId(input.modelId)) continue;
      const settle = (promise: Promise<unknown>) =>
        promise.catch((error: Error & { cause?: Error }) => ({ failed: (error.cause ?? error).message }));
      const [expected, actual] = await Promise.all([
        settle(plain(sdk, recording.operation, input)),
        settle(ours(client, recording.operation, input)),
      ]);
      expect(actual, recording.id).toEqual(expected);
      compared += 1;
    }
    expect(compared).toBeGreaterThan(450);
    const { validateHttpRequest } = await import(new URL("tools/validate-request.mjs", shared).href);
    const broken = servers[0].calls.filter((call: object) => validateHttpRequest(call).errors.length > 0);
    // One recording was edited by hand at its source: it names a video format that the model does not have.
    expect(broken.length, "requests that the official model does not allow").toBeLessThanOrEqual(1);
    await client.destroy();
    sdk.destroy();
    await Promise.all(servers.map((server) => server.close()));
  });
});
