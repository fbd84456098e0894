import { appBeside, emulatedBedrock, environmentFor, type Running } from "@tooling/app-tests";
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
    const { calls, environment } = await emulatedBedrock();
    const service = await start(environment);
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
    expect(calls[0]).toMatchObject({
      operation: "ConverseStream",
      body: { messages: messages.map(({ role, text }) => ({ role, content: [{ text }] })) },
    });
  });

  it("serves whatever MODEL_ID names", async () => {
    const { calls, environment } = await emulatedBedrock();
    const MODEL_ID = "arn:aws:bedrock:us-east-1:123456789012:custom-model-deployment/ticketsdep01";
    const service = await start({ ...environment, MODEL_ID });
    expect(heard(await (await post(service, asking("Hello"))).text()).last).toContain("done");
    expect(calls[0]?.modelId).toBe(MODEL_ID);
  });

  it("stops the call when the client leaves in the middle of the answer", async () => {
    const { calls, environment } = await emulatedBedrock({ paceMs: 300 });
    const service = await start(environment);
    const reader = (await post(service, asking("Hello"))).body?.getReader();
    await reader?.read();
    await reader?.cancel();
    await vi.waitFor(() => expect(calls[0]?.aborted).toBe(true), { timeout: 5_000, interval: 5 });
  });

  it("stops the call when the client leaves before the first word", async () => {
    const { calls, environment } = await emulatedBedrock({ paceMs: 60_000 });
    const service = await start(environment);
    const leaving = new AbortController();
    const answer = post(service, asking("Hello"), { signal: leaving.signal });
    await vi.waitFor(() => expect(calls).toHaveLength(1), { timeout: 5_000, interval: 5 });
    leaving.abort();
    await expect(answer).rejects.toThrow("abort");
    await vi.waitFor(() => expect(calls[0]?.aborted).toBe(true), { timeout: 5_000, interval: 5 });
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
      advice: expect.stringContaining("inference profile"),
    });
  });

  it.each([
    [{}],
    [{ messages: [] }],
    [{ messages: [{ role: "system", text: "Hello" }] }],
    [{ messages: [{ role: "user", text: { s3Location: {} } }] }],
    [[null]],
  ])("of the visitor, %j, is answered without a call", async (body) => {
    const { calls, environment } = await emulatedBedrock();
    expect((await post(await start(environment), body)).status).toBe(400);
    expect(calls).toEqual([]);
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
    const { calls, environment } = await emulatedBedrock({ paceMs: 60_000 });
    const service = await start(environment);
    const answer = expect(post(service, asking("Hello"))).rejects.toThrow();
    await vi.waitFor(() => expect(calls).toHaveLength(1), { timeout: 5_000, interval: 5 });
    service.kill("SIGTERM");
    await vi.waitFor(() => expect(fetch(`${service.url}/health`)).rejects.toThrow(), { timeout: 5_000, interval: 5 });
    service.kill("SIGTERM");
    expect(await service.ended).toMatchObject({ signal: "SIGTERM" });
    await answer;
  });
});
