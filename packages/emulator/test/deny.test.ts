import { GetInferenceProfileCommand, ListInferenceProfilesCommand, TagResourceCommand } from "@aws-sdk/client-bedrock";
import { GetPromptCommand } from "@aws-sdk/client-bedrock-agent";
import {
  ConverseCommand,
  ConverseStreamCommand,
  CountTokensCommand,
  InvokeModelCommand,
  InvokeModelWithResponseStreamCommand,
} from "@aws-sdk/client-bedrock-runtime";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { arn, foundationArn, type Plane, plane } from "./control/support.ts";
import { hello, translation } from "./support.ts";

let there: Plane;
beforeEach(async () => {
  there = await plane({ deny: ["bedrock:GetInferenceProfile"] });
});
afterEach(() => there[Symbol.asyncDispose]());

const lite = "amazon.nova-lite-v1:0";
const chatbot = arn("application-inference-profile/chatbot00001");

/** The refusal in the shape that IAM gives it. */
const denied = (action: string, resource: string) => ({
  name: "AccessDeniedException",
  message: `User: arn:aws:sts::123456789012:assumed-role/emulator/developer is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`,
  $metadata: { httpStatusCode: 403 },
});

describe("a denied action of the control plane", () => {
  it("is refused in IAM's words, with the ARN that was meant; others are not", async () => {
    for (const inferenceProfileIdentifier of [chatbot, "chatbot00001"]) {
      const sent = there.bedrock.send(new GetInferenceProfileCommand({ inferenceProfileIdentifier }));
      await expect(sent).rejects.toMatchObject(denied("bedrock:GetInferenceProfile", chatbot));
    }
    expect(there.emulator.calls.at(-1)).toMatchObject({ operation: "GetInferenceProfile", status: 403 });
    await there.bedrock.send(new ListInferenceProfilesCommand({}));
    expect(await there.say({ modelId: chatbot, messages: hello })).toContain("Hello");
  });

  it("names what does not exist, all for a list, and the ARN in the body", async () => {
    there.emulator.deny(["bedrock:*"]);
    const unknown = new GetInferenceProfileCommand({
      inferenceProfileIdentifier: arn("application-inference-profile/nobody"),
    });
    await expect(there.bedrock.send(unknown)).rejects.toMatchObject(
      denied("bedrock:GetInferenceProfile", arn("application-inference-profile/nobody")),
    );
    await expect(there.bedrock.send(new ListInferenceProfilesCommand({}))).rejects.toMatchObject(
      denied("bedrock:ListInferenceProfiles", "*"),
    );
    await expect(there.bedrock.send(new TagResourceCommand({ resourceARN: chatbot, tags: [] }))).rejects.toMatchObject(
      denied("bedrock:TagResource", chatbot),
    );
    await expect(there.agent.send(new GetPromptCommand({ promptIdentifier: "TRANSLATE1" }))).rejects.toMatchObject(
      denied("bedrock:GetPrompt", arn("prompt/TRANSLATE1")),
    );
  });
});

describe("the list of denied actions", () => {
  const get = () => there.bedrock.send(new GetInferenceProfileCommand({ inferenceProfileIdentifier: chatbot }));

  it("takes the place of the one before, and comes back with reset", async () => {
    await expect(get()).rejects.toThrow(/GetInferenceProfile/);
    there.emulator.deny([]);
    await get();
    there.emulator.deny(["BEDROCK:get*"]);
    await expect(get()).rejects.toThrow(/GetInferenceProfile/);
    there.emulator.deny(["bedrock:Get", "bedrock.GetInferenceProfile", "bedrock:GetInferenceProfiles"]);
    await get();
    there.emulator.reset();
    await expect(get()).rejects.toThrow(/GetInferenceProfile/);
  });
});

describe("a denied action of the runtime", () => {
  const json = "application/json";
  const body = JSON.stringify({ messages: hello });
  const input = { converse: { messages: hello } };

  it.each([
    ["bedrock:InvokeModel", new ConverseCommand({ modelId: lite, messages: hello })],
    ["bedrock:InvokeModel", new InvokeModelCommand({ modelId: lite, body, contentType: json })],
    ["bedrock:InvokeModelWithResponseStream", new ConverseStreamCommand({ modelId: lite, messages: hello })],
    [
      "bedrock:InvokeModelWithResponseStream",
      new InvokeModelWithResponseStreamCommand({ modelId: lite, body, contentType: json }),
    ],
    ["bedrock:CountTokens", new CountTokensCommand({ modelId: lite, input })],
  ])("%s refuses $constructor.name, and nothing else does", async (action, command) => {
    // The union of commands has no common overload of `send`; each is one of this client's.
    const send = () => there.runtime.send(command as ConverseCommand);
    there.emulator.deny([action]);
    await expect(send()).rejects.toMatchObject(denied(action, foundationArn(lite)));
    const all = [
      "bedrock:InvokeModel",
      "bedrock:InvokeModelWithResponseStream",
      "bedrock:CountTokens",
      "bedrock:RenderPrompt",
    ];
    there.emulator.deny(all.filter((other) => other !== action));
    await send();
  });

  it("names the target's own ARN, and the one of whoever does not exist", async () => {
    there.emulator.deny(["bedrock:InvokeModel"]);
    const resources = {
      [chatbot]: chatbot,
      [`us.${lite}`]: arn(`inference-profile/us.${lite}`),
      "nobody.model-1": foundationArn("nobody.model-1"),
      [arn("imported-model/nobody000001")]: arn("imported-model/nobody000001"),
    };
    for (const [modelId, resource] of Object.entries(resources)) {
      await expect(there.say({ modelId, messages: hello })).rejects.toMatchObject(
        denied("bedrock:InvokeModel", resource),
      );
    }
  });

  it("of a prompt is RenderPrompt on the version, and then the model's", async () => {
    const modelId = arn("prompt/TRANSLATE1:2");
    const say = () => there.say({ modelId, promptVariables: translation });
    there.emulator.deny(["bedrock:RenderPrompt", "bedrock:InvokeModel"]);
    await expect(say()).rejects.toMatchObject(denied("bedrock:RenderPrompt", modelId));
    there.emulator.deny(["bedrock:InvokeModel"]);
    await expect(say()).rejects.toMatchObject(denied("bedrock:InvokeModel", foundationArn(lite)));
    there.emulator.deny(["bedrock:RenderPrompt"]);
    expect(await there.say({ modelId: lite, messages: hello })).toContain("Hello");
  });
});
