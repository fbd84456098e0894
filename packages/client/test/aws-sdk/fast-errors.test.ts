import {
  ConverseCommand,
  ConverseStreamCommand,
  InvokeModelCommand,
  InvokeModelWithResponseStreamCommand,
} from "@aws-sdk/client-bedrock-runtime";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AnyCommand, Both, type Outcome } from "./support/both.ts";
import type { Answer } from "./support/server.ts";

let both: Both;
beforeAll(async () => {
  both = await Both.open();
});
afterAll(() => both.close());

const modelId = "amazon.nova-lite-v1:0";
const commands: Readonly<Record<string, () => AnyCommand>> = {
  Converse: () => new ConverseCommand({ modelId, messages: [] }),
  ConverseStream: () => new ConverseStreamCommand({ modelId, messages: [] }),
  InvokeModel: () => new InvokeModelCommand({ modelId, body: "{}" }),
  InvokeModelWithResponseStream: () => new InvokeModelWithResponseStreamCommand({ modelId, body: "{}" }),
};

const type = (name: string): Record<string, string> => ({
  "x-amzn-errortype": name,
  "x-amzn-requestid": "11111111-2222-4333-8444-555555555555",
});
const suffix = ":http://internal.amazon.com/coral/com.amazon.bedrock/";

/** Answers with a status of 300 and more, as Bedrock gives them and as others in between do. */
const failures: Readonly<Record<string, Answer>> = {
  "with its class in the header": {
    status: 400,
    headers: type(`ValidationException${suffix}`),
    body: '{"message":"No."}',
  },
  throttled: { status: 429, headers: type(`ThrottlingException${suffix}`), body: '{"message":"Too many tokens."}' },
  "of the server": { status: 500, headers: type("InternalServerException"), body: '{"message":"Sorry."}' },
  "with a capital Message": { status: 403, headers: type("AccessDeniedException"), body: '{"Message":"No."}' },
  "with both messages": { status: 403, headers: type("AccessDeniedException"), body: '{"Message":"A","message":"B"}' },
  "with its class in `code`": { status: 404, body: '{"code":"ResourceNotFoundException","message":"No."}' },
  "with its class in `Code`": { status: 404, body: '{"Code":"ResourceNotFoundException","message":"No."}' },
  "with its class in `__type`": { status: 400, body: '{"__type":"com.amazonaws.bedrockruntime#ValidationException"}' },
  "with a class of another service": {
    status: 400,
    body: '{"__type":"com.amazon.coral.service#SerializationException"}',
  },
  "with the classes at odds": {
    status: 400,
    headers: type("ConflictException"),
    body: '{"code":"ThrottlingException","__type":"x#ValidationException","message":"m"}',
  },
  "with a class that nobody knows": {
    status: 418,
    headers: type("TeapotException"),
    body: '{"message":"m","colour":"red"}',
  },
  "that the model itself gave": {
    status: 424,
    headers: type("ModelErrorException"),
    body: '{"message":"m","originalStatusCode":503,"resourceName":"r","colour":1}',
  },
  "that the model itself gave, with members of other types": {
    status: 424,
    headers: type("ModelErrorException"),
    body: '{"message":5,"originalStatusCode":"503","resourceName":null}',
  },
  "of a model that is not ready": { status: 429, headers: type("ModelNotReadyException"), body: '{"message":"m"}' },
  "of a model that took too long": { status: 408, headers: type("ModelTimeoutException"), body: '{"message":"m"}' },
  "without a class": { status: 400, body: '{"message":"m"}' },
  "without anything": { status: 503, body: "" },
  "with an empty class": { status: 400, headers: type(""), body: '{"message":"m"}' },
  "with a list of classes": { status: 400, headers: type("ValidationException,x:y"), body: "{}" },
  "with a class that is a number": { status: 400, body: '{"code":404,"message":"m"}' },
  "with a number too large": {
    status: 400,
    headers: type("ValidationException"),
    body: '{"message":"m","n":12345678901234567890}',
  },
  "with a page of a proxy": { status: 502, headers: { "content-type": "text/html" }, body: "<html>Bad gateway</html>" },
  "with a body that is cut off": { status: 400, headers: type("ValidationException"), body: '{"message":' },
  "with a body that is text": { status: 400, headers: type("ValidationException"), body: '"no"' },
  "with a body that is null": { status: 400, headers: type("ValidationException"), body: "null" },
  "with a body that is a list": { status: 400, headers: type("ValidationException"), body: '["no"]' },
  "shorter than announced": {
    status: 400,
    headers: { ...type("ValidationException"), "content-length": "99" },
    body: '{"message":"m"}',
    ending: "cut",
  },
  "that sends elsewhere": { status: 307, headers: { location: "http://127.0.0.1:1/" }, body: "" },
  "that has not changed": { status: 304, body: "" },
};

describe.each(Object.entries(commands))("an error of %s", (_operation, command) => {
  it.each(Object.entries(failures))("%s", async (_name, answer) => {
    const outcome = await both.same(command, answer);
    expect(outcome).toHaveProperty("message");
  });
});

describe("an exchange that fails", () => {
  const failed = (command: () => AnyCommand, answer: Answer): Promise<Outcome> => both.same(command, answer);

  it.each(Object.entries(commands))("before the answer of %s begins", async (_operation, command) => {
    both.server.answer = async (_seen, response) => {
      response.socket?.destroy();
      return undefined;
    };
    const outcome = await both.same(command, both.server.answer);
    expect(outcome).toMatchObject({ members: { code: "ECONNRESET" } });
  });

  it.each(Object.entries(commands))("inside of the answer of %s", async (_operation, command) => {
    await failed(command, { headers: { "content-length": "1000" }, body: "{", ending: "cut" });
  });
});
