import { describe, expect, it } from "vitest";
import { credentials } from "./support/both.ts";
import { client, connected, converse, hello } from "./support/ours.ts";
import { ok, StubHandler } from "./support/stub.ts";

describe("`logger`", () => {
  it("is told of each call, and not what is secret in it", async () => {
    const lines: { commandName?: string; input?: object; metadata?: object }[] = [];
    const logger = {
      trace: () => {},
      debug: () => {},
      info: (line: object) => lines.push(line),
      warn: () => {},
      error: () => {},
    };
    const { client } = await connected({ body: hello }, { logger });
    await converse(client);
    expect(lines).toMatchObject([{ commandName: "ConverseCommand", metadata: { httpStatusCode: 200 } }]);
  });

  it("is told of a failure", async () => {
    const lines: object[] = [];
    const logger = {
      trace: () => {},
      debug: () => {},
      info: () => {},
      warn: () => {},
      error: (line: object) => lines.push(line),
    };
    const { client } = await connected({ status: 400, body: '{"message":"No."}' }, { logger });
    await expect(converse(client)).rejects.toThrow();
    expect(lines).toMatchObject([{ commandName: "ConverseCommand" }]);
  });
});

describe("`extensions`", () => {
  it("may change the credentials and the retries", async () => {
    const extension = {
      configure(config: { setCredentials(credentials: object): void }) {
        config.setCredentials({ accessKeyId: "AKIDEXTENSION", secretAccessKey: "secret" });
      },
    };
    const { server, client } = await connected({ body: hello }, { extensions: [extension] });
    await converse(client);
    expect(server.seen[0]?.headers.authorization).toContain("Credential=AKIDEXTENSION/");
  });
});

describe("`defaultsMode`", () => {
  it("is asked for by AWS's client, and may be a function", async () => {
    let asked = 0;
    const defaultsMode = async () => {
      asked += 1;
      return "in-region";
    };
    const { client } = await connected({ body: hello }, { defaultsMode });
    expect((await converse(client)).text).toBe("Hello");
    expect(asked).toBeGreaterThan(0);
  });

  it("that does not exist is refused by AWS's client", async () => {
    const { client } = await connected({ body: hello }, { defaultsMode: "tomorrow" });
    await expect(converse(client)).rejects.toThrow(/defaultsMode/);
  });
});

it("options that nobody here knows reach AWS's client", async () => {
  const requestHandler = new StubHandler(() => ok(hello));
  const ours = client({ credentials, requestHandler, serviceId: "Bedrock Runtime", customUserAgent: [["md", "mine"]] });
  await converse(ours);
  expect(requestHandler.requests[0]?.headers["user-agent"]).toContain("md/mine");
});
