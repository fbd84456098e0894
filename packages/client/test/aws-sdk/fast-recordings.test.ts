import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import * as sdk from "@aws-sdk/client-bedrock-runtime";
import { describe, expect, it } from "vitest";
import { fast } from "../../src/aws-sdk/index.ts";
import { type AnyCommand, credentials, outcomeOf, send } from "./support/both.ts";

/** Recorded traffic lies beside the repository where the project is developed; a clone has none. */
const shared = new URL("../../../../../shared/", import.meta.url);
const there = existsSync(new URL("recordings/recordings.jsonl.gz", shared));
if (!there) console.log("Skipped: recorded traffic is not part of a clone (it lies beside the repository).");

interface Recording {
  readonly id: string;
  readonly operation: string;
}

interface ReplayServer {
  readonly calls: readonly { readonly method: string; readonly path: string; readonly body: unknown }[];
  readonly listen: () => Promise<{ readonly url: string }>;
  readonly close: () => Promise<void>;
}

/** How the bytes are cut, of which operations, and how many are there at the least. */
const rounds = [
  ["random", /./, 500],
  ["frame", /Stream$/, 75],
] as const;

describe.skipIf(!there).each(rounds)(
  "recorded traffic, cut by %s, of the operations %s",
  (chunks, operations, least) => {
    it("gives the same outputs, events and errors with `fast()` as without", { timeout: 120_000 }, async () => {
      const { createReplayServer } = await import(new URL("tools/replay-server.mjs", shared).href);
      const { readRecordings, sdkInput } = await import(new URL("tools/service-model.mjs", shared).href);
      const recordings: Recording[] = readRecordings(new URL("recordings/recordings.jsonl.gz", shared));
      // Two servers, since one that has the same request twice answers it in turn.
      const servers: ReplayServer[] = ["whole", chunks].map((cut) =>
        createReplayServer({ recordings, chunks: cut, seed: 1 }),
      );
      const [plain, quick] = await Promise.all(
        servers.map(async (server, index) => {
          const { url } = await server.listen();
          const config = { region: "us-east-1", endpoint: url, credentials, maxAttempts: 1 };
          return new sdk.BedrockRuntimeClient(index === 0 ? config : { ...config, ...fast() });
        }),
      );
      if (!plain || !quick) throw new Error("Two clients were made.");
      let compared = 0;
      for (const recording of recordings) {
        const Command = commands[`${recording.operation}Command`];
        const input = Command && operations.test(recording.operation) ? sdkInput(recording) : undefined;
        if (!Command || !input) continue;
        const expected = await outcomeOf(send(plain, new Command(input)));
        const actual = await outcomeOf(send(quick, new Command(input)));
        assert.deepStrictEqual(actual, expected, recording.id);
        compared += 1;
      }
      expect(compared).toBeGreaterThan(least);
      const [expected, actual] = servers.map(({ calls }) =>
        calls.map(({ method, path, body }) => ({ method, path, body })),
      );
      assert.deepStrictEqual(actual, expected);
      plain.destroy();
      quick.destroy();
      await Promise.all(servers.map((server) => server.close()));
    });
  },
);

/** By their names; each takes the recorded input. */
const commands = sdk as unknown as Readonly<Record<string, new (input: unknown) => AnyCommand>>;
