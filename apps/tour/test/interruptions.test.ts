import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { describe, expect, it } from "vitest";
import { ending, saying, start } from "./support.ts";

/** Slow enough that nothing happens any more. */
const frozen = ["--pace", "99999"];

const portOf = (server: Server): number => (server.address() as AddressInfo).port; // it listens on a port, not on a pipe

describe("an interrupted tour", () => {
  it.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)("ends at %s with code %i, and its Bedrock with it", async (signal, exitCode) => {
    const child = start(frozen);
    const ended = ending(child);
    const [, port] = await saying(child, /http:\/\/127\.0\.0\.1:(\d+),.*\nbase /s);
    child.kill(signal);
    expect(await ended).toMatchObject({ code: exitCode, err: "" });
    const [error] = await once(connect(Number(port), "127.0.0.1"), "error");
    expect(error).toMatchObject({ code: "ECONNREFUSED" });
  });

  it("takes the same signal twice, as a terminal and npm send it, for one", async () => {
    const child = start(frozen);
    const ended = ending(child);
    await saying(child, /\nbase /);
    child.kill("SIGINT");
    child.kill("SIGINT");
    expect((await ended).code).toBe(130);
  });

  it("gives up a live call that is waiting for its answer", async () => {
    const silent = createServer();
    silent.listen(0, "127.0.0.1");
    await once(silent, "listening");
    const child = start(["--live", "us.amazon.nova-lite-v1:0"], {
      AWS_ACCESS_KEY_ID: "nobody",
      AWS_SECRET_ACCESS_KEY: "nothing",
      AWS_REGION: "us-east-1",
      AWS_ENDPOINT_URL_BEDROCK_RUNTIME: `http://127.0.0.1:${portOf(silent)}`,
    });
    const ended = ending(child);
    const [request] = await once(silent, "request");
    const left = once(request.socket, "close");
    child.kill("SIGTERM");
    expect(await ended).toMatchObject({ code: 143, err: "" });
    await left;
    silent.close();
  });

  it("ends without a word when nobody reads its output any more", async () => {
    const child = start([]);
    child.stdout?.destroy();
    expect(await ending(child)).toMatchObject({ code: 141, err: "" });
  });
});
