import { describe, expect, it } from "vitest";
import { credentials } from "./support/both.ts";
import { atEnd, client, connected, converse, environment, hello } from "./support/ours.ts";
import { type AnsweringServer, answeringServer } from "./support/server.ts";

const busy = {
  status: 503,
  headers: { "x-amzn-errortype": "ServiceUnavailableException" },
  body: '{"message":"Busy."}',
};
/** What a server was told of each try. */
const tries = (server: AnsweringServer): unknown[] => server.seen.map(({ headers }) => headers["amz-sdk-request"]);

describe("`maxAttempts`", () => {
  it("is how often the SDK tries", async () => {
    const { server, client } = await connected(busy, { maxAttempts: 2 });
    await expect(converse(client)).rejects.toMatchObject({ code: "unavailable" });
    expect(tries(server)).toEqual(["attempt=1; max=2", "attempt=2; max=2"]);
  });

  it("may be a function", async () => {
    const { server, client } = await connected(busy, { maxAttempts: async () => 1 });
    await expect(converse(client)).rejects.toThrow();
    expect(tries(server)).toEqual(["attempt=1; max=1"]);
  });

  it("is AWS's own where it is not given, which the environment sets", async () => {
    const server = await answeringServer(busy);
    atEnd(() => server.close());
    environment({ AWS_MAX_ATTEMPTS: "2" });
    await expect(converse(client({ endpoint: server.url, credentials }))).rejects.toThrow();
    expect(tries(server)).toHaveLength(2);
  });
});

describe("`retryMode`", () => {
  it.each(["standard", "adaptive"])("%s is the SDK's", async (retryMode) => {
    const { server, client } = await connected({ body: hello }, { retryMode });
    await converse(client);
    const marks = / m\/(\S+)/.exec(server.seen[0]?.headers["user-agent"] ?? "")?.[1]?.split(",");
    expect(marks).toContain(retryMode === "standard" ? "E" : "F"); // as AWS writes them into the user agent
  });
});

describe("`retryStrategy`", () => {
  it("decides, as AWS's interface has it", async () => {
    const seen: unknown[] = [];
    const token = (count: number) => ({ getRetryCount: () => count, getRetryDelay: () => 0 });
    const retryStrategy = {
      mode: "mine",
      acquireInitialRetryToken: async () => token(0),
      refreshRetryTokenForRetry: async (before: { getRetryCount(): number }, { errorType }: { errorType: string }) => {
        seen.push(errorType);
        return token(before.getRetryCount() + 1);
      },
      recordSuccess: () => seen.push("success"),
    };
    let calls = 0;
    const answer = () => (calls++ < 3 ? busy : { body: hello });
    const { server, client } = await connected(answer, { retryStrategy });
    expect((await converse(client)).text).toBe("Hello");
    expect(seen).toEqual(["TRANSIENT", "TRANSIENT", "TRANSIENT", "success"]);
    expect(server.seen).toHaveLength(4);
  });
});

it("a retry of the SDK goes out with the call's headers, signed again", async () => {
  let calls = 0;
  const { server, client } = await connected(() => (calls++ === 0 ? busy : { body: hello }), { maxAttempts: 3 });
  await converse(client, { headers: { "x-mine": "1" } });
  expect(server.seen.map(({ headers }) => headers["x-mine"])).toEqual(["1", "1"]);
  for (const { headers } of server.seen) expect(headers.authorization).toMatch(/SignedHeaders=[^,]*;x-mine/);
});
