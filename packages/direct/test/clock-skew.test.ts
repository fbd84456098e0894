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

describe("a clock that is wrong", () => {
  it.each([hour, -hour])(
    "by %i ms is noticed: the call is sent again, and all others are signed for AWS's time",
    async (ahead) => {
      const server = await service({ ahead });
      const transport = to(server);
      expect(await transport.send(converse)).toMatchObject(reply);
      expect(server.received).toHaveLength(2);
      expect(await transport.send(converse)).toMatchObject(reply);
      expect(server.received).toHaveLength(3);
    },
  );

  it("is noticed once for calls that run at the same time, and none of them fails", async () => {
    const server = await service({ ahead: hour });
    const transport = to(server);
    const all = await Promise.all(Array.from({ length: 5 }, () => transport.send(converse)));
    expect(all).toHaveLength(5);
    expect(server.received.length).toBeLessThanOrEqual(10);
  });

  it("that is set right later is noticed too", async () => {
    const clock = { ahead: hour };
    const server = await service(clock);
    const transport = to(server);
    await transport.send(converse);
    clock.ahead = 0;
    expect(await transport.send(converse)).toMatchObject(reply);
  });

  it.each(["RequestTimeTooSkewed", "RequestExpired", "SignatureDoesNotMatch"])("shows in a %s", async (name) => {
    expect(await to(await service({ ahead: hour, name })).send(converse)).toMatchObject(reply);
  });

  it("is not blamed for a refusal of another sort, nor by what a cache answers", async () => {
    for (const kind of [{ name: "ThrottlingException" }, { headers: { age: "4000" } }, { headers: { date: "soon" } }]) {
      const server = await service({ ahead: hour, ...kind });
      await expect(to(server).send(converse)).rejects.toMatchObject({ name: kind.name ?? "InvalidSignatureException" });
      expect(server.received).toHaveLength(1);
    }
  });

  it("is not blamed for a refusal where both clocks agree", async () => {
    const server = await serve((response) =>
      json(response, { message: "no" }, 403, { "x-amzn-errortype": "InvalidSignatureException" }),
    );
    open.push(server);
    await expect(to(server).send(converse)).rejects.toMatchObject({ name: "InvalidSignatureException" });
    expect(server.received).toHaveLength(1);
  });

  it("is not blamed for the refusal of a bearer token, which has no time", async () => {
    const server = await service({ ahead: hour });
    const transport = directTransport({ region: "us-east-1", bearerToken: "token", endpoint: server.url });
    await expect(transport.send(converse)).rejects.toMatchObject({ name: "InvalidSignatureException" });
    expect(server.received).toHaveLength(1);
  });

  it("is left alone where AWS_DISABLE_CLOCK_SKEW_CORRECTION says so", async () => {
    setEnvironment({ AWS_DISABLE_CLOCK_SKEW_CORRECTION: "true" });
    const server = await service({ ahead: hour });
    await expect(to(server).send(converse)).rejects.toMatchObject({ name: "InvalidSignatureException" });
    expect(server.received).toHaveLength(1);
  });
});
