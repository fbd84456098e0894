import { describe, expect, it } from "vitest";
import { keys } from "../resilience/support/both-transports.ts";
import { client, connected, converse, hello } from "./support/ours.ts";
import type { AnsweringServer } from "./support/server.ts";

const busy = { status: 503, headers: { "x-amzn-errortype": "ServiceUnavailableException" }, body: "{}" };

/** The tries that AWS's client counts, and those that came. */
const triesOf = ({ seen }: AnsweringServer): unknown[] => seen.map(({ headers }) => headers["amz-sdk-request"]);

const strategy = {
  acquireInitialRetryToken: async () => ({ getRetryCount: () => 0, getRetryDelay: () => 0 }),
  refreshRetryTokenForRetry: async () => {
    throw new Error("No more.");
  },
  recordSuccess: () => {},
};

describe("AWS's own retries", () => {
  it("are off where the configuration says nothing of them: ours count", async () => {
    const { server } = await connected(busy);
    const ours = client({ endpoint: server.url, credentials: keys, maxAttempts: undefined } as object);
    await expect(converse(ours, { retry: { attempts: 2, maxDelayMs: 1 } })).rejects.toMatchObject({
      attempts: { length: 2 },
    });
    expect(triesOf(server)).toEqual(["attempt=1; max=1", "attempt=1; max=1"]);
  });

  it.each<[option: string, runtime: object, tries: number]>([
    ["maxAttempts", { maxAttempts: 2 }, 2],
    ["maxAttempts of one", { maxAttempts: 1 }, 1],
    ["maxAttempts as a function", { maxAttempts: async () => 2 }, 2],
    ["retryMode", { retryMode: "standard" }, 3],
    ["retryStrategy", { retryStrategy: strategy }, 1],
  ])("are theirs alone where it has `%s`", async (_option, runtime, tries) => {
    const { server } = await connected({ body: hello });
    server.answer = busy;
    const ours = client({ endpoint: server.url, credentials: keys, ...runtime });
    await expect(converse(ours)).rejects.toMatchObject({ code: "unavailable", attempts: { length: 1 } });
    expect(server.seen).toHaveLength(tries);
  });
});
