import { describe, expect, it } from "vitest";
import { BedrockClient } from "../../src/index.ts";
import { failure } from "../support/failure.ts";
import { scriptedTransport } from "../support/scripted-transport.ts";
import { everyKind } from "../support/strategies.ts";
import { exception, hi, nova } from "./support/failing.ts";

/** A client that answers a count after some failures. */
function counting(failures: readonly Error[], options: object = {}) {
  const transport = scriptedTransport(() => {
    const thrown = failures[transport.calls.length - 1];
    if (thrown) throw thrown;
    return { inputTokens: 7 };
  });
  const retry = { maxDelayMs: 1 };
  return {
    transport,
    client: new BedrockClient({ region: "us-east-1", targets: [everyKind], transport, retry, ...options }),
  };
}

describe("a count of tokens", () => {
  it.each(["ThrottlingException", "ServiceUnavailableException", "ModelTimeoutException"])(
    "that fails by %s is tried again, as any call",
    async (name) => {
      const { client, transport } = counting([exception(name, 429), exception(name, 429)]);
      const { inputTokens, attempts } = await client.countTokens(nova, hi);
      expect([inputTokens, attempts.length, transport.calls.length]).toEqual([7, 3, 3]);
    },
  );

  it("is given up after the last try", async () => {
    const { client, transport } = counting(Array(3).fill(exception("ThrottlingException", 429)));
    const error = await failure(client.countTokens(nova, hi));
    expect([error.code, error.attempts.length, transport.calls.length]).toEqual(["throttled", 3, 3]);
  });

  it.each([{ retry: false } as const, { retry: { attempts: 1 } }])("is tried once with %j", async (options) => {
    const { client, transport } = counting([exception("ThrottlingException", 429)]);
    await failure(client.countTokens(nova, hi, options));
    expect(transport.calls).toHaveLength(1);
  });

  it("is refused by a model that does not count once and for all", async () => {
    const refusal = Object.assign(exception("ValidationException", 400), {
      message: "The provided model doesn't support counting tokens.",
    });
    const { client, transport } = counting([refusal]);
    expect((await failure(client.countTokens(nova, hi))).code).toBe("operation-not-supported");
    expect(transport.calls).toHaveLength(1);
  });
});
