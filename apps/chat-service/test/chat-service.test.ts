import {
  appBeside,
  type EmulatedBedrock,
  emulatedBedrock,
  environmentFor,
  type Running,
  silentBedrock,
} from "@tooling/app-tests";
import { describe, expect, it, vi } from "vitest";

const app = appBeside(import.meta.url);

interface Service extends Running {
  readonly url: string;
}

async function start(environment: NodeJS.ProcessEnv): Promise<Service> {
  const running = app.start([], { PORT: "0", ...environment });
  const [url] = await running.saying(/http:\S+/);
  return { ...running, url };
}

const post = ({ url }: Service, body: unknown, options: RequestInit = {}): Promise<Response> => {
  const headers = { "content-type": "application/json" };
  return fetch(`${url}/chat`, { method: "POST", headers, body: JSON.stringify(body), ...options });
};

/** The questions that reached Bedrock; the service also looks things up. */
const questions = ({ calls }: EmulatedBedrock) => calls.filter(({ operation }) => operation === "ConverseStream");

const asking = (text: string) => ({ messages: [{ role: "user", text }] });

/** The text in the events of an answer, and the last event. */
function heard(events: string): { text: string; last: string | undefined } {
  const pieces = [...events.matchAll(/^data: (\{"text".*)$/gm)].map(([, json = ""]) => JSON.parse(json).text);
  return { text: pieces.join(""), last: events.trimEnd().split("\n\n").at(-1) };
}

describe("the service", () => {
  it("has a page, and says which target it serves", async () => {
    const service = await start(environmentFor("http://127.0.0.1:1"));
    expect(await (await fetch(service.url)).text()).toContain("<title>Chat with Bedrock</title>");
    expect(await (await fetch(`${service.url}/health`)).json()).toEqual({
      status: "ok",
      kind: "cross-region",
      modelId: "us.amazon.nova-lite-v1:0",
    });
  });

  it("streams the answer to a conversation as server-sent events", async () => {
    const bedrock = await emulatedBedrock();
    const service = await start(bedrock.environment);
    const messages = [
      { role: "user", text: "Hello" },
      { role: "assistant", text: "Hello!" },
      { role: "user", text: "And\nnow?" },
    ];
    const response = await post(service, { messages });
    expect(response.headers.get("content-type")).toBe("text/event-stream");
    const { text, last } = heard(await response.text());
    expect(text).toMatch(/^“And\nnow\?” is what Nova Lite was asked\./);
    expect(last).toBe("event: done\ndata: {}");
    expect(questions(bedrock)[0]).toMatchObject({
      operation: "ConverseStream",
      body: { messages: messages.map(({ role, text }) => ({ role, content: [{ text }] })) },
    });
  });

  it("serves whatever MODEL_ID names", async () => {
    const bedrock = await emulatedBedrock();
    const MODEL_ID = "arn:aws:bedrock:us-east-1:123456789012:custom-model-deployment/ticketsdep01";
    const service = await start({ ...bedrock.environment, MODEL_ID });
    expect(heard(await (await post(service, asking("Hello"))).text()).last).toContain("done");
    expect(questions(bedrock)[0]?.modelId).toBe(MODEL_ID);
  });

  it("stops the call when the client leaves in the middle of the answer", async () => {
    const bedrock = await emulatedBedrock({ paceMs: 300 });
    const service = await start(bedrock.environment);
    const reader = (await post(service, asking("Hello"))).body?.getReader();
    await reader?.read();
    await reader?.cancel();
    await vi.waitFor(() => expect(questions(bedrock)[0]?.aborted).toBe(true), { timeout: 5_000, interval: 5 });
  });

  it("stops the call when the client leaves before the first word", async () => {
    const bedrock = await emulatedBedrock({ paceMs: 60_000 });
    const service = await start(bedrock.environment);
    const leaving = new AbortController();
    const answer = post(service, asking("Hello"), { signal: leaving.signal });
    await vi.waitFor(() => expect(questions(bedrock)).toHaveLength(1), { timeout: 5_000, interval: 5 });
    leaving.abort();
    await expect(answer).rejects.toThrow("abort");
    await vi.waitFor(() => expect(questions(bedrock)[0]?.aborted).toBe(true), { timeout: 5_000, interval: 5 });
  });
});

describe("an error", () => {
  it("of Bedrock is answered with its code and its advice", async () => {
    const { environment } = await emulatedBedrock();
    const service = await start({ ...environment, MODEL_ID: "anthropic.claude-sonnet-4-5-20250929-v1:0" });
    const response = await post(service, asking("Hello"));
    expect(response.status).toBe(502);
    expect(await response.json()).toMatchObject({
      code: "on-demand-not-supported",
      advice: expect.stringContaining("`us.anthropic.claude-sonnet-4-5-20250929-v1:0`"),
    });
  });

  it.each([
    [{}],
    [{ messages: [] }],
    [{ messages: [{ role: "system", text: "Hello" }] }],
    [{ messages: [{ role: "user", text: { s3Location: {} } }] }],
    [[null]],
  ])("of the visitor, %j, is answered without a call", async (body) => {
    const bedrock = await emulatedBedrock();
    expect((await post(await start(bedrock.environment), body)).status).toBe(400);
    expect(questions(bedrock)).toEqual([]);
  });

  it("in MODEL_ID is told at the start, in one sentence", async () => {
    const { code, out, err } = await app.run([], { PORT: "0", MODEL_ID: "nonsense" });
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toMatch(/^MODEL_ID: .*nonsense/);
    expect(err.trimEnd()).not.toContain("\n");
  });

  it("of the port is told in one sentence", async () => {
    const service = await start(environmentFor("http://127.0.0.1:1"));
    const { code, err } = await app.run([], { PORT: new URL(service.url).port });
    expect(code).toBe(1);
    expect(err).toMatch(/^listen EADDRINUSE.*: set HOST or PORT\.\n$/);
  });
});

describe("what MODEL_ID resolves to", () => {
  const haiku = "anthropic.claude-3-haiku-20240307-v1:0";
  const health = async ({ url }: Service) => (await fetch(`${url}/health`)).json();

  it("is told at the start, and by /health", async () => {
    const { environment } = await emulatedBedrock();
    const service = await start(environment);
    const [said] = await service.saying(/ {2}kind.*\n.*\n.*regions.*\n/);
    expect(said).toBe(
      [
        "  kind     cross-region, US Nova Lite\n",
        "  models   amazon.nova-lite-v1:0\n",
        "  regions  us-east-1, us-east-2, us-west-2\n",
      ].join(""),
    );
    const known = {
      status: "ok",
      kind: "cross-region",
      modelId: "us.amazon.nova-lite-v1:0",
      name: "US Nova Lite",
      models: [{ modelId: "amazon.nova-lite-v1:0", lifecycle: { status: "ACTIVE" } }],
      regions: ["us-east-1", "us-east-2", "us-west-2"],
    };
    await vi.waitFor(async () => expect(await health(service)).toMatchObject(known), { timeout: 5_000, interval: 5 });
  });

  it("may be a legacy model, of which the log warns", async () => {
    const { environment } = await emulatedBedrock();
    const service = await start({ ...environment, MODEL_ID: haiku });
    await service.saying(/regions/);
    service.kill("SIGTERM");
    const { err } = await service.ended;
    expect(err).toBe(
      `Warning: ${haiku} is a legacy model that answers until 2099-12-31. Newer ones: anthropic.claude-sonnet-4-5-20250929-v1:0.\n`,
    );
  });

  it.each([
    [
      "bedrock:GetInferenceProfile",
      /not known\n {2}regions {2}not known\n/,
      /^Not all .*: allow bedrock:GetInferenceProfile\.\n$/,
    ],
    ["bedrock:GetFoundationModel", /amazon\.nova-lite-v1:0\n/, /^Not all .*: allow bedrock:GetFoundationModel\.\n$/],
  ])("is not all known without %s, which the log says in one line, and the chat works", async (action, out, err) => {
    const { environment } = await emulatedBedrock({ deny: [action] });
    const service = await start(environment);
    await service.saying(/regions.*\n/);
    expect(heard(await (await post(service, asking("Hello"))).text()).last).toContain("done");
    service.kill("SIGTERM");
    const ending = await service.ended;
    expect(ending).toMatchObject({ code: 0, err: expect.stringMatching(err) });
    expect(ending.out).toMatch(out);
  });

  it("is told of in one line where the look-up fails, and the service runs", async () => {
    const { environment } = await emulatedBedrock();
    const service = await start({ ...environment, AWS_ENDPOINT_URL_BEDROCK: "http://127.0.0.1:1" });
    await service.warning(/.+\n/);
    expect(heard(await (await post(service, asking("Hello"))).text()).last).toContain("done");
    service.kill("SIGTERM");
    const { code, err } = await service.ended;
    expect(code).toBe(0);
    expect(err).toMatch(/^What is behind it could not be looked up\. unavailable: .*Nothing listens.*\n$/);
  });

  it("keeps nobody waiting at the end, though nothing has answered", async () => {
    const silent = await silentBedrock();
    const service = await start(silent.environment);
    const { left } = await silent.called;
    service.kill("SIGTERM");
    expect(await service.ended).toMatchObject({ code: 0, err: "" });
    await left;
  });
});

describe("the end", () => {
  it.each(["SIGTERM", "SIGINT"] as const)("at %s waits for the open answers, and for nothing else", async (signal) => {
    const { environment } = await emulatedBedrock({ paceMs: 50 });
    const service = await start(environment);
    const answer = await post(service, asking("Hello"));
    service.kill(signal);
    await vi.waitFor(() => expect(fetch(`${service.url}/health`)).rejects.toThrow(), { timeout: 5_000, interval: 5 });
    expect(heard(await answer.text()).last).toContain("done");
    expect(await service.ended).toMatchObject({ code: 0, err: "" });
  });

  it("comes at the second signal, whatever is open", async () => {
    const bedrock = await emulatedBedrock({ paceMs: 60_000 });
    const service = await start(bedrock.environment);
    const answer = expect(post(service, asking("Hello"))).rejects.toThrow();
    await vi.waitFor(() => expect(questions(bedrock)).toHaveLength(1), { timeout: 5_000, interval: 5 });
    service.kill("SIGTERM");
    await vi.waitFor(() => expect(fetch(`${service.url}/health`)).rejects.toThrow(), { timeout: 5_000, interval: 5 });
    service.kill("SIGTERM");
    expect(await service.ended).toMatchObject({ signal: "SIGTERM" });
    await answer;
  });
});
