import { describe, expect, it } from "vitest";
import { createEmulator } from "../src/index.ts";
import { hello, post, targetOf, translation } from "./support.ts";

const emulator = createEmulator();
const { fetch } = emulator;

const encodings: readonly { readonly name: string; readonly encode: (arn: string) => string }[] = [
  { name: "fully encoded", encode: encodeURIComponent },
  { name: "with raw colons", encode: (arn) => encodeURIComponent(arn).replaceAll("%3A", ":") },
  {
    name: "with lower-case escapes",
    encode: (arn) => encodeURIComponent(arn).replaceAll("%3A", "%3a").replaceAll("%2F", "%2f"),
  },
  { name: "with raw colons and slashes", encode: (arn) => arn },
];

describe("an ARN in the path", () => {
  it.each(encodings)("is understood $name, and kept as it came", async ({ encode }) => {
    for (const kind of ["application-profile", "prompt", "router", "marketplace"]) {
      const modelId = targetOf(emulator, kind);
      const path = `/model/${encode(modelId)}/converse`;
      const body = kind === "prompt" ? { promptVariables: translation } : { messages: hello };
      expect((await fetch(post(path, body))).status).toBe(200);
      expect(emulator.calls.at(-1)).toMatchObject({ path, modelId, operation: "Converse" });
    }
  });
});

describe("an ARN in a path of the control plane", () => {
  it.each(encodings)("is understood $name, with and without a slash at the end", async ({ encode }) => {
    const paths = {
      GetInferenceProfile: `/inference-profiles/${encode(targetOf(emulator, "application-profile"))}`,
      GetPrompt: `/prompts/${encode(targetOf(emulator, "prompt"))}`,
      GetPromptRouter: `/prompt-routers/${encode(targetOf(emulator, "router"))}`,
      GetCustomModel: `/custom-models/${encode(targetOf(emulator, "custom-model"))}`,
    };
    for (const [operation, path] of Object.entries(paths)) {
      for (const end of ["", "/"]) {
        expect((await fetch(new Request(`http://localhost${path}${end}`))).status).toBe(200);
        expect(emulator.calls.at(-1)).toMatchObject({ operation, path: path + end });
      }
    }
  });
});

describe("an identifier", () => {
  const statusOf = async (modelId: string) =>
    (await fetch(post(`/model/${encodeURIComponent(modelId)}/converse`, { messages: hello }))).status;

  it.each([
    "arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0",
    "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.amazon.nova-lite-v1:0",
    "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-sonnet-4-5-20250929-v1:0",
    "arn:aws:bedrock:us-east-1:123456789012:inference-profile/global.anthropic.claude-sonnet-4-5-20250929-v1:0",
    "global.anthropic.claude-sonnet-4-5-20250929-v1:0",
  ])("may be an id or an ARN where the kind has both: %s", async (modelId) => {
    expect(await statusOf(modelId)).toBe(200);
  });

  it.each([
    ["an id that nothing has", "nobody.model-1"],
    ["the bare id of an application profile", "chatbot00001"],
    ["an ARN of another region", "arn:aws:bedrock:eu-west-1:123456789012:application-inference-profile/chatbot00001"],
    ["an ARN of another account", "arn:aws:bedrock:us-east-1:999999999999:application-inference-profile/chatbot00001"],
    ["a foundation model in another region", "arn:aws:bedrock:us-west-2::foundation-model/amazon.nova-lite-v1:0"],
    ["a version of a prompt that does not exist", "arn:aws:bedrock:us-east-1:123456789012:prompt/TRANSLATE1:3"],
    ["a profile of another geography", "eu.amazon.nova-lite-v1:0"],
  ])("is refused when it is %s", async (_, modelId) => {
    const response = await fetch(post(`/model/${encodeURIComponent(modelId)}/converse-stream`, { messages: hello }));
    expect(response.status).toBe(400);
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(await response.json()).toEqual({ message: "The provided model identifier is invalid." });
  });
});

describe("a path that belongs to no operation", () => {
  it.each([
    ["POST", "/"],
    ["POST", "/model"],
    ["POST", "/model/converse"],
    ["POST", "/model/amazon.nova-lite-v1%3A0/sing"],
    ["GET", "/model/amazon.nova-lite-v1%3A0/converse"],
    ["POST", "/model/%E0%A4%A/converse"],
    ["POST", "/foundation-models"],
    ["GET", "/inference-profiles/%E0%A4%A"],
    ["DELETE", "/prompts/"],
    ["GET", "/flows/"],
  ])("%s %s is an unknown operation", async (method, path) => {
    const response = await fetch(new Request(`http://localhost${path}`, { method }));
    expect(response.status).toBe(404);
    expect(response.headers.get("x-amzn-errortype")).toMatch(/^UnknownOperationException:/);
  });

  it("is answered with all that is served", async () => {
    const response = await fetch(new Request("http://localhost/sing"));
    const { message } = await response.json();
    expect(message).toMatch(/^Nothing is served at GET \/sing\. /);
    for (const one of [
      "POST /model/{modelId}/count-tokens",
      "GET /inference-profiles",
      "DELETE /prompts/{promptIdentifier}/",
    ]) {
      expect(message).toContain(one);
    }
  });
});
