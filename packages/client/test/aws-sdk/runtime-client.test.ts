import { BedrockRuntimeClient } from "@aws-sdk/client-bedrock-runtime";
import { describe, expect, it } from "vitest";
import { fast } from "../../src/aws-sdk/index.ts";
import { credentials } from "./support/both.ts";
import { client, converse, hello, modelId } from "./support/ours.ts";
import { ok, StubHandler } from "./support/stub.ts";

/** A client that somebody made, and what it sends by. */
function ready(config: object = {}): { readonly aws: BedrockRuntimeClient; readonly handler: StubHandler } {
  const handler = new StubHandler(() => ok(hello, { "x-amzn-requestid": "r-1" }));
  return {
    aws: new BedrockRuntimeClient({ region: "eu-west-1", credentials, ...config, requestHandler: handler }),
    handler,
  };
}

describe("a ready client as `runtime`", () => {
  it("is used as it is: its handler, its region, its credentials", async () => {
    const { aws, handler } = ready();
    expect((await converse(client(aws, {}))).text).toBe("Hello");
    expect(handler.requests[0]).toMatchObject({ hostname: "bedrock-runtime.eu-west-1.amazonaws.com" });
    expect(handler.requests[0]?.headers.authorization).toContain("/eu-west-1/bedrock/");
  });

  it("runs its own middleware, around ours", async () => {
    const { aws, handler } = ready();
    const steps: string[] = [];
    for (const step of ["initialize", "serialize", "build", "finalizeRequest", "deserialize"]) {
      const options = { step: step as "initialize" }; // one type for each of the steps, and all alike here
      aws.middlewareStack.add((next) => (given) => next(given).finally(() => steps.push(step)), options);
    }
    await converse(client(aws, {}), { headers: { "x-mine": "1" } });
    expect(steps.reverse()).toEqual(["initialize", "serialize", "build", "finalizeRequest", "deserialize"]);
    expect(handler.requests[0]?.headers).toMatchObject({ "x-mine": "1" });
  });

  it("is given a call's headers and tells of its answer, though its middleware copies nothing that it does not know", async () => {
    const { aws, handler } = ready();
    aws.middlewareStack.add(
      (next) =>
        ({ input }) =>
          next({ input }),
      { step: "initialize" },
    );
    const reply = await converse(client(aws, {}), { headers: { "x-mine": "1" } });
    expect(handler.requests[0]?.headers).toMatchObject({ "x-mine": "1" });
    expect(reply.attempts).toMatchObject([{ requestId: "r-1" }]);
  });

  it("is not changed: neither its middleware nor its configuration", async () => {
    const { aws } = ready();
    const before = { stack: aws.middlewareStack.identify(), config: { ...aws.config } };
    await converse(client(aws, {}));
    await expect(client(aws, {}).converseStream(modelId, { messages: "Hi" })).rejects.toThrow(); // it is no event stream
    expect({ stack: aws.middlewareStack.identify(), config: { ...aws.config } }).toMatchObject(before);
  });

  it("is not destroyed: it is its owner's", async () => {
    const { aws, handler } = ready();
    const ours = client(aws, {});
    await converse(ours);
    await ours.destroy();
    expect(handler.destroyed).toBe(0);
    expect((await converse(client(aws, {}))).text).toBe("Hello");
  });

  it("is given a call's signal, as AWS's `send` takes it", async () => {
    const { aws, handler } = ready();
    const { signal } = new AbortController();
    await converse(client(aws, {}), { signal });
    expect(handler.options).toMatchObject([{ abortSignal: expect.any(AbortSignal) }]);
  });

  it("may be one with `fast()`", async () => {
    const { aws } = ready(fast());
    expect((await converse(client(aws, {}))).text).toBe("Hello");
  });

  it.each([{}, { region: "us-east-1" }])(
    "stays where it is, with %j: an ARN of another region is refused",
    async (options) => {
      const { aws, handler } = ready();
      const arn = "arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0";
      await expect(client(aws, options).converse(arn, { messages: "Hi" })).rejects.toMatchObject({
        code: "region-mismatch",
      });
      expect(handler.requests).toEqual([]);
    },
  );
});
