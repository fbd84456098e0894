import { afterEach, describe, expect, it } from "vitest";
import { directTransport } from "../src/index.ts";
import { json, type Received, reply, type Server, serve } from "./support/server.ts";
import { credentials, input, setEnvironment, withoutSurroundings } from "./support/surroundings.ts";

withoutSurroundings();

const open: Server[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

const hour = 3_600_000;
const converse = { operation: "converse", input } as const;

/** When a request was signed. */
const signedAt = ({ headers }: Received): number => {
  const iso = headers["x-amz-date"]?.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, "$1-$2-$3T$4:$5:$6Z");
  return Date.parse(iso ?? "");
};

interface Service {
  /** Milliseconds that its clock is ahead of ours. */
  ahead: number;
  readonly name?: string;
  readonly headers?: Record<string, string>;
}

/** A service that refuses what was signed more than five minutes from its own time, as AWS does. */
async function service(clock: Service): Promise<Server> {
  const server = await serve((response, received) => {
    const now = Date.now() + clock.ahead;
    const date = new Date(now).toUTCString();
    if (Math.abs(signedAt(received) - now) < 5 * 60_000) return json(response, reply, 200, { date });
    const type = clock.name ?? "InvalidSignatureException";
    json(response, { message: "Signature expired" }, 403, { "x-amzn-errortype": type, date, ...clock.headers });
  });
  open.push(server);
  return server;
}

const to = (server: Server) => directTransport({ region: "us-east-1", credentials, endpoint: server.url });

/** An error that says what the transport has set its clock by. */
const marked = { $metadata: { clockOffsetMs: expect.any(Number) } };

/** What the first call of a transport fails with. */
const failureOf = (transport: ReturnType<typeof to>): Promise<Record<string, unknown>> =>
  transport.send(converse).then(
    () => ({}),
    (error) => error,
  );

describe("a clock that is wrong", () => {
  it.each([hour, -hour])(
    "by %i ms is noticed: the refusal says so, and all further calls are signed for AWS's time",
    async (ahead) => {
      const server = await service({ ahead });
      const transport = to(server);
      const { $metadata } = await failureOf(transport);
      const { clockOffsetMs, httpStatusCode } = $metadata as Record<string, number>; // of an exception of the service
      expect(httpStatusCode).toBe(403);
      expect(Math.abs((clockOffsetMs ?? 0) - ahead)).toBeLessThan(60_000);
      expect(await transport.send(converse)).toMatchObject(reply);
      expect(await transport.send(converse)).toMatchObject(reply);
      expect(server.received).toHaveLength(3);
    },
  );

  it("is noticed by each of the calls that run at the same time", async () => {
    const server = await service({ ahead: hour });
    const transport = to(server);
    const all = await Promise.all(Array.from({ length: 5 }, () => failureOf(transport)));
    for (const error of all) expect(error).toMatchObject(marked);
    expect(await transport.send(converse)).toMatchObject(reply);
  });

  it("that is set right later is noticed too", async () => {
    const clock = { ahead: hour };
    const server = await service(clock);
    const transport = to(server);
    await failureOf(transport);
    clock.ahead = 0;
    await failureOf(transport);
    expect(await transport.send(converse)).toMatchObject(reply);
  });

  it.each(["RequestTimeTooSkewed", "RequestExpired", "SignatureDoesNotMatch"])("shows in a %s", async (name) => {
    const transport = to(await service({ ahead: hour, name }));
    expect(await failureOf(transport)).toMatchObject({ name });
    expect(await transport.send(converse)).toMatchObject(reply);
  });

  it("is not blamed for a refusal of another sort, nor by what a cache answers", async () => {
    for (const kind of [{ name: "ThrottlingException" }, { headers: { age: "4000" } }, { headers: { date: "soon" } }]) {
      const server = await service({ ahead: hour, ...kind });
      const error = await failureOf(to(server));
      expect(error).toMatchObject({ name: kind.name ?? "InvalidSignatureException" });
      expect(error).not.toMatchObject(marked);
    }
  });

  it("is not blamed for a refusal where both clocks agree", async () => {
    const server = await serve((response) =>
      json(response, { message: "no" }, 403, { "x-amzn-errortype": "InvalidSignatureException" }),
    );
    open.push(server);
    expect(await failureOf(to(server))).not.toMatchObject(marked);
  });

  it("is not blamed for the refusal of a bearer token, which has no time", async () => {
    const server = await service({ ahead: hour });
    const transport = directTransport({ region: "us-east-1", bearerToken: "token", endpoint: server.url });
    const error = await failureOf(transport);
    expect(error).toMatchObject({ name: "InvalidSignatureException" });
    expect(error).not.toMatchObject(marked);
  });

  it("is left alone where AWS_DISABLE_CLOCK_SKEW_CORRECTION says so", async () => {
    setEnvironment({ AWS_DISABLE_CLOCK_SKEW_CORRECTION: "true" });
    const server = await service({ ahead: hour });
    expect(await failureOf(to(server))).not.toMatchObject(marked);
  });
});
