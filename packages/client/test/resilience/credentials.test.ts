import { describe, expect, it } from "vitest";
import { BedrockClient, type ClientEvent } from "../../src/index.ts";
import { reply } from "../aws-sdk/support/frames.ts";
import { all } from "../aws-sdk/support/gate.ts";
import { atEnd, client, converse, environment, hello, modelId } from "../aws-sdk/support/ours.ts";
import { type Answer, type AnsweringServer, answeringServer, type Seen } from "../aws-sdk/support/server.ts";
import { failure } from "../support/failure.ts";
import { scriptedTransport } from "../support/scripted-transport.ts";
import { base } from "../support/strategies.ts";
import { type Client, keys, transports } from "./support/both-transports.ts";

const hour = 3_600_000;

async function serving(answer: (seen: Seen, at: number) => Answer): Promise<AnsweringServer> {
  const server = await answeringServer();
  server.answer = (seen) => answer(seen, server.seen.length);
  atEnd(() => server.close());
  return server;
}

const refusal = (name: string, headers: Record<string, string> = {}): Answer => ({
  status: 403,
  headers: { "x-amzn-errortype": `${name}:http://internal.amazon.com/coral/`, ...headers },
  body: '{"message":"Not this one."}',
});

const keyOf = ({ headers }: Seen): string | undefined => /Credential=([^/]+)/.exec(headers.authorization ?? "")?.[1];

/** Credentials that are others each time they are asked for. */
function rotating(): { readonly asked: () => number; readonly provider: () => Promise<typeof keys> } {
  let asked = 0;
  return { asked: () => asked, provider: async () => ({ ...keys, accessKeyId: `KEY${++asked}` }) };
}

/** A service that takes one key alone. */
const taking = (key: string, name = "ExpiredTokenException") =>
  serving((seen) => (keyOf(seen) === key ? { body: hello } : refusal(name)));

/** The events of a client, but for the attempts. */
function listening(): { readonly events: ClientEvent[]; readonly onEvent: (event: ClientEvent) => void } {
  const events: ClientEvent[] = [];
  return { events, onEvent: (event) => void (event.type !== "attempt" && events.push(event)) };
}

const stream = async (ours: Client): Promise<number> =>
  (await all(await ours.converseStream(modelId, { messages: "Hi" }))).length;

describe.each(transports)("through %s, credentials", (_name, connect) => {
  it.each(["ExpiredTokenException", "ExpiredToken", "UnrecognizedClientException"])(
    "that a %s refuses are asked for anew, and the call is sent once more",
    async (name) => {
      const server = await taking("KEY2", name);
      const { asked, provider } = rotating();
      const { events, onEvent } = listening();
      const ours = connect(server.url, provider, { retry: false, onEvent });
      const { text, attempts } = await converse(ours);
      expect(text).toBe("Hello");
      expect(attempts).toMatchObject([
        { code: "credentials", status: 403 },
        { status: 200, delayMs: 0 },
      ]);
      expect(events).toMatchObject([{ type: "retry", delayMs: 0, error: { code: "credentials" } }]);
      await converse(ours);
      expect(server.seen.map(keyOf)).toEqual(["KEY1", "KEY2", "KEY2"]);
      expect(asked()).toBe(2);
    },
  );

  it("that are refused for a stream, too", async () => {
    const { provider } = rotating();
    const server = await serving((seen) =>
      keyOf(seen) === "KEY2"
        ? { headers: { "content-type": "application/vnd.amazon.eventstream" }, body: reply("x") }
        : refusal("ExpiredTokenException"),
    );
    expect(await stream(connect(server.url, provider))).toBe(5);
  });

  it("that stay refused are an error after one more try", async () => {
    const server = await taking("NONE");
    const { asked, provider } = rotating();
    const call = converse(connect(server.url, provider));
    await expect(call).rejects.toMatchObject({ code: "credentials", attempts: { length: 2 } });
    expect([server.seen.length, asked()]).toEqual([2, 2]);
  });

  it("that stay refused do not double the load: what is asked for anew takes from the target's bucket", async () => {
    const server = await taking("NONE");
    const ours = connect(server.url, rotating().provider, { retry: { budget: 5 } });
    for (let calls = 0; calls < 30; calls += 1) await failure(converse(ours));
    expect(server.seen.length).toBe(30 + 5);
  });

  it("that end while many calls run are asked for once", async () => {
    const server = await taking("KEY2");
    const { asked, provider } = rotating();
    const ours = connect(server.url, provider);
    const replies = await Promise.all(Array.from({ length: 40 }, () => converse(ours)));
    expect(replies.map(({ text }) => text)).toEqual(Array(40).fill("Hello"));
    expect(asked()).toBeLessThanOrEqual(3);
    expect(server.seen.length).toBeLessThanOrEqual(80);
  });

  it("whose provider fails then are an error that says so, and are asked for again by the next call", async () => {
    const server = await taking("KEY3");
    let asked = 0;
    const ours = connect(server.url, async () => {
      asked += 1;
      if (asked === 2) throw new Error("the vault is closed");
      return { ...keys, accessKeyId: `KEY${asked}` };
    });
    const error = await converse(ours).catch((thrown) => thrown);
    expect(`${error.message} ${error.cause?.message} ${error.cause?.cause?.message}`).toContain("the vault is closed");
    expect((await converse(ours)).text).toBe("Hello");
    expect(server.seen.map(keyOf)).toEqual(["KEY1", "KEY3"]);
  });

  it("that a transport cannot ask for anew are an error of the service's", async () => {
    const refused = Object.assign(new Error("expired"), { name: "ExpiredTokenException", $metadata: {} });
    const transport = {
      ...scriptedTransport(() => Promise.reject(refused)),
      refresh: () => Promise.reject(new TypeError("no way")),
    };
    const ours = new BedrockClient({ region: "us-east-1", targets: [base], transport });
    expect(await failure(ours.converse(modelId, { messages: "Hi" }))).toMatchObject({ code: "credentials" });
  });

  it("that may not call are not asked for anew", async () => {
    const server = await taking("KEY2", "AccessDeniedException");
    await expect(converse(connect(server.url, rotating().provider))).rejects.toMatchObject({ code: "access-denied" });
    expect(server.seen).toHaveLength(1);
  });

  it("whose provider is slow let an abort through at once", async () => {
    const server = await taking("KEY2");
    let asked = 0;
    const provider = () => (asked++ === 0 ? Promise.resolve(keys) : new Promise(() => {}));
    const controller = new AbortController();
    const call = expect(converse(connect(server.url, provider), { signal: controller.signal })).rejects.toMatchObject({
      code: "aborted",
    });
    await expect.poll(() => asked).toBe(2);
    controller.abort();
    await call;
  });
});

describe.each(transports)("through %s, a clock", (_name, connect) => {
  /** A service whose clock is an hour ahead. */
  const ahead = (name = "InvalidSignatureException", whole: Answer = { body: hello }) =>
    serving(({ headers }) => {
      const signed = String(headers["x-amz-date"]).replace(/^(....)(..)(..)T(..)(..)(..)Z$/, "$1-$2-$3T$4:$5:$6Z");
      const now = Date.now() + hour;
      const date = new Date(now).toUTCString();
      const isTaken = Math.abs(Date.parse(signed) - now) < 300_000;
      return isTaken ? { ...whole, headers: { ...whole.headers, date } } : refusal(name, { date });
    });

  it.each(["InvalidSignatureException", "RequestTimeTooSkewed", "AccessDeniedException"])(
    "that is wrong by an hour, as a %s shows, is set right and said, and the call is sent once more",
    async (name) => {
      const server = await ahead(name);
      const { events, onEvent } = listening();
      const ours = connect(server.url, keys, { retry: false, onEvent });
      expect((await converse(ours)).attempts).toHaveLength(2);
      expect(events).toMatchObject([{ type: "clock-skew", operation: "converse" }, { type: "retry" }]);
      const [skew] = events as [Extract<ClientEvent, { type: "clock-skew" }>]; // asked in the line before
      expect(Math.abs(skew.offsetMs - hour)).toBeLessThan(60_000);
      await converse(ours);
      expect(server.seen).toHaveLength(3);
    },
  );

  it("is set right for streams", async () => {
    const server = await ahead("InvalidSignatureException", {
      headers: { "content-type": "application/vnd.amazon.eventstream" },
      body: reply("x"),
    });
    const ours = connect(server.url, keys);
    expect(await stream(ours)).toBe(5);
    expect(await stream(ours)).toBe(5);
    expect(server.seen).toHaveLength(3);
  });

  it("is set right for calls that run at once", async () => {
    const ours = connect((await ahead()).url, keys, { retry: false });
    const replies = await Promise.all(Array.from({ length: 20 }, () => converse(ours)));
    expect(replies.map(({ text }) => text)).toEqual(Array(20).fill("Hello"));
  });

  it("is set right once in a call: a signature that stays refused is an error", async () => {
    let aheadBy = 0;
    const server = await serving(() => {
      aheadBy += hour;
      return refusal("InvalidSignatureException", { date: new Date(Date.now() + aheadBy).toUTCString() });
    });
    await expect(converse(connect(server.url, keys))).rejects.toMatchObject({ code: "credentials" });
    expect(server.seen).toHaveLength(2);
  });

  it("is not blamed for what is refused for another reason, also once it has been set right", async () => {
    const date = () => new Date(Date.now() + hour).toUTCString();
    const server = await serving((_seen, at) =>
      at === 1 ? refusal("RequestTimeTooSkewed", { date: date() }) : refusal("AccessDeniedException", { date: date() }),
    );
    const { events, onEvent } = listening();
    const ours = connect(server.url, keys, { onEvent });
    await expect(converse(ours)).rejects.toMatchObject({ code: "access-denied" });
    await expect(converse(ours)).rejects.toMatchObject({ code: "access-denied" });
    expect(server.seen).toHaveLength(3);
    expect(events.filter(({ type }) => type === "clock-skew")).toHaveLength(1);
  });
});

describe.each(transports)("through %s, a bearer token of the environment", (_name, connect) => {
  const events = async (credentials: object | undefined): Promise<ClientEvent[]> => {
    environment({ AWS_BEARER_TOKEN_BEDROCK: "from-environment", AWS_ACCESS_KEY_ID: "A", AWS_SECRET_ACCESS_KEY: "s" });
    const server = await serving(() => ({ body: hello }));
    const { events, onEvent } = listening();
    const ours = connect(server.url, credentials, { onEvent });
    await converse(ours);
    await Promise.all([converse(ours), converse(ours)]);
    for (const { headers } of server.seen) expect(headers.authorization).toBe("Bearer from-environment");
    return events;
  };

  it("that beats credentials which were passed by hand is said, once", async () => {
    expect(await events(keys)).toMatchObject([{ type: "bearer-token-used", target: { modelId } }]);
    expect(JSON.stringify(await events(keys))).not.toContain("from-environment");
  });

  it("is not worth a word where no credentials were passed", async () => {
    expect(await events(undefined)).toEqual([]);
  });
});

describe("the AWS SDK's own configuration", () => {
  it.each([{ authSchemePreference: ["sigv4"] }, { token: { token: "mine" } }, { credentials: undefined }])(
    "that says what it prefers (%o) is not contradicted",
    async (runtime) => {
      environment({ AWS_BEARER_TOKEN_BEDROCK: "from-environment" });
      const server = await serving(() => ({ body: hello }));
      const { events, onEvent } = listening();
      await converse(client({ endpoint: server.url, credentials: keys, ...runtime }), { onEvent });
      expect(events).toEqual([]);
    },
  );

  it("that leaves the clock alone is heeded", async () => {
    const date = new Date(Date.now() + hour).toUTCString();
    const server = await serving(() => refusal("RequestTimeTooSkewed", { date }));
    const ours = client({
      endpoint: server.url,
      credentials: keys,
      disableClockSkewCorrection: async () => true,
    } as object);
    await expect(converse(ours)).rejects.toMatchObject({ code: "credentials" });
    expect(server.seen).toHaveLength(1);
  });

  it("of a bearer token is asked for it anew, and not for credentials", async () => {
    let asked = 0;
    const server = await serving(({ headers }) =>
      headers.authorization === "Bearer T2" ? { body: hello } : refusal("ExpiredTokenException"),
    );
    const credentials = () => Promise.reject(new Error("not to be asked"));
    const token = async () => ({ token: `T${++asked}` });
    const ours = client({ endpoint: server.url, credentials, token, authSchemePreference: ["httpBearerAuth"] });
    expect((await converse(ours)).text).toBe("Hello");
    expect(asked).toBe(2);
  });

  it.each([{ maxAttempts: 1 }, { retryMode: "standard" }])(
    "of retries (%o) leaves refused credentials to be asked for anew",
    async (runtime) => {
      const server = await taking("KEY2");
      const ours = client({ endpoint: server.url, credentials: rotating().provider, ...runtime });
      expect((await converse(ours)).text).toBe("Hello");
      expect(server.seen).toHaveLength(2);
    },
  );

  it("in a ready client is asked for credentials anew", async () => {
    const { BedrockRuntimeClient } = await import("@aws-sdk/client-bedrock-runtime");
    const { NodeHttpHandler } = await import("@smithy/node-http-handler");
    const server = await taking("KEY2");
    const runtime = new BedrockRuntimeClient({
      region: "us-east-1",
      endpoint: server.url,
      credentials: rotating().provider,
      requestHandler: new NodeHttpHandler(),
    });
    atEnd(() => runtime.destroy());
    expect((await converse(client(runtime, {}))).text).toBe("Hello");
  });
});

it("a transport that cannot ask anew is not called again", async () => {
  const refused = Object.assign(new Error("Old."), { name: "ExpiredTokenException", $metadata: {} });
  const transport = scriptedTransport(() => Promise.reject(refused));
  const ours = new BedrockClient({ region: "us-east-1", targets: [base], transport });
  await expect(ours.converse(modelId, { messages: "Hi" })).rejects.toMatchObject({ attempts: { length: 1 } });
});
