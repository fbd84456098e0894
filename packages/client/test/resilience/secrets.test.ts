import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { BedrockClient, type ClientEvent } from "../../src/index.ts";
import { event, exception, reply, textDelta } from "../aws-sdk/support/frames.ts";
import { all } from "../aws-sdk/support/gate.ts";
import { atEnd, converse, environment, hello, modelId } from "../aws-sdk/support/ours.ts";
import { type Answer, answeringServer } from "../aws-sdk/support/server.ts";
import { base } from "../support/strategies.ts";
import { type Client, keys, ways } from "./support/both-transports.ts";

/** What nobody may ever read. Each is shaped like the real thing. */
const planted = {
  secretAccessKey: "PLANTEDwJalrXUtnFEMI/K7MDENG+bPxRfiCYKEY",
  sessionToken: "IQoJb3JpZ2luPLANTEDsessionTOKENxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx/yyyyyyyyyyyyyyyyyyyyyy==",
  bearer: "ABSKQmVkcm9ja0FQSUtleSPLANTEDbearerTOKEN",
  password: "PLANTEDpassword",
};
const credentials = {
  accessKeyId: "ASIAPLANTEDACCESSKEY",
  secretAccessKey: planted.secretAccessKey,
  sessionToken: planted.sessionToken,
};

const secrets = [...Object.values(planted), credentials.accessKeyId];

/** Everything of a value that a log could show: as JSON, as Node shows it, and member by member, hidden ones included. */
function shown(value: unknown): string {
  const seen = new Set<unknown>();
  const walk = (part: unknown, depth: number): string => {
    if (typeof part === "string" || typeof part !== "object" || part === null) return String(part);
    if (seen.has(part) || depth > 9) return "";
    seen.add(part);
    return Reflect.ownKeys(part)
      .map((key) => `${String(key)}=${walk(Object.getOwnPropertyDescriptor(part, key)?.value, depth + 1)}`)
      .join("\n");
  };
  return [json(value), inspect(value, { depth: 12, showHidden: true }), String(value), walk(value, 0)].join("\n");
}

function json(value: unknown): string {
  try {
    return JSON.stringify(value) ?? "";
  } catch {
    return ""; // circular: nobody writes it as JSON
  }
}

function expectNoSecret(value: unknown): void {
  const text = shown(value);
  for (const secret of secrets) expect(text).not.toContain(secret);
}

/** What a service, or a proxy, may say: in each answer, what it was sent is quoted. */
const quoting = (text: string, status = 403, name = "IncompleteSignature"): Answer => ({
  status,
  headers: { "x-amzn-errortype": name },
  body: JSON.stringify({ message: text }),
});

const frames = { headers: { "content-type": "application/vnd.amazon.eventstream" } };
const { sessionToken, secretAccessKey, bearer, password } = planted;

const answers: readonly (readonly [what: string, answer: Answer | "cut" | "reset"])[] = [
  ["an exception that quotes the authorization header", quoting(`Authorization=Bearer ${bearer} is no good`)],
  ["one that quotes the token alone", quoting(`The key ${bearer} has expired`, 403, "UnrecognizedClientException")],
  [
    "one that quotes the session's token",
    quoting(`x-amz-security-token:${sessionToken}`, 403, "ExpiredTokenException"),
  ],
  ["one that quotes the token by itself", quoting(`The token '${sessionToken}' is old`, 400, "ValidationException")],
  ["one that quotes the secret key", quoting(`secretAccessKey: ${secretAccessKey}`, 500, "InternalServerException")],
  [
    "a throttling that quotes it",
    quoting(`Too many from aws_secret_access_key=${secretAccessKey}`, 429, "ThrottlingException"),
  ],
  [
    "a page of a proxy",
    { status: 407, headers: { "content-type": "text/html" }, body: `<p>password=${password} ${bearer}</p>` },
  ],
  ["a page of status 200", { headers: { "content-type": "text/html" }, body: `<p>Bearer ${bearer}</p>` }],
  ["an answer that is none", { body: JSON.stringify({ authorization: `Bearer ${bearer}` }) }],
  [
    "an exception in a stream",
    {
      ...frames,
      body: [textDelta("x"), exception("validationException", JSON.stringify({ message: `Bearer ${bearer}` }))],
    },
  ],
  [
    "an exception at its beginning",
    { ...frames, body: [exception("throttlingException", JSON.stringify({ message: `Bearer ${bearer}` }))] },
  ],
  ["a stream that is cut", { ...frames, body: [textDelta("x")], ending: "cut" }],
  ["an event that is no JSON", { ...frames, body: [event("contentBlockDelta", `{"Bearer ${bearer}`)] }],
  ["a closed connection", "cut"],
  ["a reset connection", "reset"],
];

interface Told {
  readonly errors: unknown[];
  readonly events: ClientEvent[];
  readonly onEvent: (event: ClientEvent) => void;
}

const listening = (): Told => {
  const events: ClientEvent[] = [];
  return { errors: [], events, onEvent: (each) => void events.push(each) };
};

/** Makes a plain call and a stream, and keeps what they fail with. */
async function failing(ours: Client, told: Told): Promise<void> {
  const calls = [
    () => converse(ours),
    async () => all(await ours.converseStream(modelId, { messages: "Hi" })),
    () => ours.invokeModel(modelId, { body: {} }),
  ];
  for (const call of calls)
    await call().then(
      () => {},
      (error) => told.errors.push(error),
    );
}

const noWait = { retry: { maxDelayMs: 1 } };

describe.each(ways)("through %s, no secret shows", (_name, connect) => {
  it.each(answers)("in errors and events of %s", async (_what, answer) => {
    for (const token of [undefined, bearer]) {
      environment({ AWS_BEARER_TOKEN_BEDROCK: token });
      const server = await answeringServer(async (_seen, response) => {
        if (typeof answer !== "string") return answer;
        if (answer === "reset") response.socket?.resetAndDestroy();
        else response.socket?.destroy();
        return undefined;
      });
      atEnd(() => server.close());
      const told = listening();
      const ours = connect(server.url, credentials, { ...noWait, onEvent: told.onEvent });
      await failing(ours, told);
      expect(told.errors.length).toBeGreaterThan(0);
      expect(told.events.length).toBeGreaterThan(0);
      for (const each of [...told.errors, ...told.events, ours]) expectNoSecret(each);
      const sent = JSON.stringify(server.seen.map(({ headers }) => headers));
      expect(sent).toContain(token ?? sessionToken); // it was there to be told
    }
  });

  it("in the client, before and after calls", async () => {
    const server = await answeringServer({ body: hello });
    atEnd(() => server.close());
    const ours = connect(server.url, credentials);
    expectNoSecret(ours);
    const answered = await converse(ours);
    expectNoSecret(ours);
    expectNoSecret(answered);
    const streaming = await answeringServer({ ...frames, body: reply("x") });
    atEnd(() => streaming.close());
    const stream = await connect(streaming.url, credentials).converseStream(modelId, { messages: "Hi" });
    expectNoSecret(stream);
    await all(stream);
    expectNoSecret(stream);
  });

  it.each<[what: string, credentials: () => unknown]>([
    ["throws it", () => Promise.reject(new Error(`secretAccessKey: ${secretAccessKey}`))],
    ["throws it as a cause", () => Promise.reject(new Error("no", { cause: new Error(`Bearer ${bearer}`) }))],
    ["gives a token that no header can carry", () => ({ ...credentials, sessionToken: `${sessionToken}\n` })],
    ["gives no key", () => ({ secretAccessKey })],
  ])("in the error of a provider of credentials that %s", async (_what, provider) => {
    const server = await answeringServer({ body: hello });
    atEnd(() => server.close());
    const told = listening();
    const ours = connect(server.url, provider, { ...noWait, onEvent: told.onEvent });
    await failing(ours, told);
    for (const each of [...told.errors, ...told.events]) expectNoSecret(each);
  });

  it("in the error of an endpoint with a user and a password", async () => {
    const told = listening();
    try {
      await failing(
        connect(`http://user:${password}@127.0.0.1:1`, credentials, { ...noWait, onEvent: told.onEvent }),
        told,
      );
    } catch (error) {
      told.errors.push(error);
    }
    expect(told.errors.length).toBeGreaterThan(0);
    for (const each of [...told.errors, ...told.events]) expectNoSecret(each);
  });
});

/** Without any of the marks by which a secret is known. */
const plain = { ...keys, sessionToken: "plainsessiontoken7" };
const plainBearer = "plainbearertoken99";

describe.each(ways)("through %s, what was sent is not repeated", (_name, connect) => {
  const echoes: readonly (readonly [what: string, echo: (secret: string) => Answer])[] = [
    ["a message", (secret) => quoting(`you said ${secret}, and no more`, 400, "ValidationException")],
    ["a message at the beginning of a stream", (secret) => inFrames([], `you said ${secret}`)],
    ["a message in a stream", (secret) => inFrames([textDelta("x")], `you said ${secret}`)],
    ["a header", (secret) => ({ ...quoting("No", 400), headers: { "x-echo": secret, "x-amzn-requestid": secret } })],
    ["a page", (secret) => ({ headers: { "content-type": "text/html" }, body: `<p>${secret}</p>` })],
    ["what should be JSON", (secret) => ({ body: `{"output": ${secret}` })],
    ["the name of an exception", (secret) => quoting("No", 400, secret)],
  ];
  const inFrames = (before: readonly Buffer[], message: string): Answer => ({
    ...frames,
    body: [...before, exception("validationException", JSON.stringify({ message }))],
  });

  it.each(echoes)("in %s", async (_what, echo) => {
    for (const token of [undefined, plainBearer]) {
      environment({ AWS_BEARER_TOKEN_BEDROCK: token });
      const secret = token ?? plain.sessionToken;
      const server = await answeringServer(echo(secret));
      atEnd(() => server.close());
      const told = listening();
      const ours = connect(server.url, plain, { retry: false, onEvent: told.onEvent });
      await failing(ours, told);
      expect(told.errors.length).toBeGreaterThan(0);
      for (const each of [...told.errors, ...told.events, ours]) expect(shown(each)).not.toContain(secret);
      expect(JSON.stringify(server.seen.map(({ headers }) => headers))).toContain(secret);
    }
  });
});

it("no password of a proxy shows in the errors of `direct`", async () => {
  const { directTransport } = await import("@bedrock-targets/direct");
  const refusing = await answeringServer();
  atEnd(() => refusing.close());
  for (const proxy of [
    `http://user:${password}@127.0.0.1:${refusing.port}`,
    `http://user:${password}@127.0.0.1:1`,
    `socks://user:${password}@x`,
  ]) {
    environment({ HTTPS_PROXY: proxy, https_proxy: undefined, NO_PROXY: undefined, no_proxy: undefined });
    const transport = directTransport({ region: "us-east-1", endpoint: "https://bedrock.example.com", credentials });
    const told = listening();
    const ours = new BedrockClient({
      region: "us-east-1",
      targets: [base],
      transport,
      ...noWait,
      onEvent: told.onEvent,
    });
    await failing(ours, told);
    expect(told.errors).toHaveLength(3);
    for (const each of [...told.errors, ...told.events, transport, ours]) expectNoSecret(each);
    await transport.destroy?.();
  }
});

it("no secret shows in the AWS SDK's configuration, handed to the client", () => {
  const ours = new BedrockClient({
    targets: [base],
    region: "us-east-1",
    runtime: { credentials, token: { token: bearer } } as object,
  });
  expectNoSecret(ours);
});
