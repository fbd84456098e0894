import { BedrockRuntimeClient } from "@aws-sdk/client-bedrock-runtime";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { describe, expect, it } from "vitest";
import { failure } from "../support/failure.ts";
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

  it("is 1 where nothing of the SDK's retries is set, as they are the client's", async () => {
    const server = await answeringServer(busy);
    atEnd(() => server.close());
    environment({ AWS_MAX_ATTEMPTS: "2" });
    const error = await failure(converse(client({ endpoint: server.url, credentials })));
    expect(tries(server)).toEqual(["attempt=1; max=1", "attempt=1; max=1"]);
    expect(error.attempts.map(({ code }) => code)).toEqual(["unavailable", "unavailable"]);
  });
});

describe("the client's own retries", () => {
  const token = { getRetryCount: () => 0, getRetryDelay: () => 0 };
  const never = {
    mode: "never",
    acquireInitialRetryToken: async () => token,
    refreshRetryTokenForRetry: async () => Promise.reject(new Error("no more")),
    recordSuccess: () => {},
  };

  it.each<[string, object, number]>([
    ["`maxAttempts`", { maxAttempts: 2 }, 2],
    ["`retryMode`", { retryMode: "standard" }, 3],
    ["`retryStrategy`", { retryStrategy: never }, 1],
  ])("are off where the configuration names %s", async (_name, configuration, sent) => {
    const server = await answeringServer(busy);
    atEnd(() => server.close());
    const error = await failure(converse(client({ endpoint: server.url, credentials, ...configuration })));
    expect([server.seen.length, error.attempts.length]).toEqual([sent, 1]);
  });

  it("are off with a ready client, also where a call asks for them", async () => {
    const server = await answeringServer(busy);
    atEnd(() => server.close());
    const requestHandler = new NodeHttpHandler();
    const ready = new BedrockRuntimeClient({ region: "us-east-1", endpoint: server.url, credentials, requestHandler });
    atEnd(() => ready.destroy());
    const error = await failure(converse(client(ready, { region: undefined }), { retry: { attempts: 5 } }));
    expect([server.seen.length, error.attempts.length]).toEqual([3, 1]);
  });

  it("go out with the call's headers, each signed anew", async () => {
    let calls = 0;
    const server = await answeringServer(() => (calls++ === 0 ? busy : { body: hello }));
    atEnd(() => server.close());
    const reply = await converse(client({ endpoint: server.url, credentials }), { headers: { "x-mine": "1" } });
    expect(reply.attempts).toMatchObject([{ code: "unavailable", status: 503 }, { status: 200 }]);
    const { seen } = server;
    expect(seen.map(({ headers }) => headers["x-mine"])).toEqual(["1", "1"]);
    expect(new Set(seen.map(({ headers }) => headers["amz-sdk-invocation-id"])).size).toBe(2);
  });

  it("read `retry-after` off the answer", async () => {
    let calls = 0;
    const later = { ...busy, headers: { ...busy.headers, "retry-after": "0" } };
    const server = await answeringServer(() => (calls++ < 2 ? later : { body: hello }));
    atEnd(() => server.close());
    const reply = await converse(client({ endpoint: server.url, credentials }));
    expect(reply.attempts.map(({ delayMs }) => delayMs)).toEqual([0, 0, 0]);
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
