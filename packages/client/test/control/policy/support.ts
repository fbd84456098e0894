import type { ModelTarget } from "@bedrock-targets/core";
import { BedrockClient, type BedrockClientOptions, type PolicyDocument } from "../../../src/index.ts";
import { model, modelArn, ownArn, profile } from "../../support/control-answers.ts";
import { type Script, ScriptedControl } from "../../support/scripted-control.ts";
import { scriptedTransport } from "../../support/scripted-transport.ts";
import { everyKind } from "../../support/strategies.ts";

export const claude = "anthropic.claude-x-v1:0";
export const nova = "amazon.nova-lite-v1:0";

/** A profile by its id: `us.` has two regions, `global.` any, an application profile one. */
export const answers: Script = {
  getInferenceProfile: ({ inferenceProfileIdentifier = "" }) => {
    const id = inferenceProfileIdentifier.split("/").at(-1) ?? "";
    if (inferenceProfileIdentifier.includes("application-")) {
      return profile(id, [modelArn(claude, "us-east-1"), modelArn(claude, "us-west-2")], "APPLICATION");
    }
    const regionless = `arn:aws:bedrock:::foundation-model/${claude}`;
    const isGlobal = id.startsWith("global.");
    return profile(id, [modelArn(claude, "us-east-1"), isGlobal ? regionless : modelArn(claude, "us-west-2")]);
  },
  getFoundationModel: ({ modelIdentifier = "" }) => model(modelIdentifier),
  getProvisionedModelThroughput: () => ({ modelArn: modelArn(nova, "us-east-1") }),
};

/** A client of a scripted control plane. */
export function clientOf(script: Script = answers, options: Partial<BedrockClientOptions<[ModelTarget]>> = {}) {
  const control = new ScriptedControl(script);
  const transport = scriptedTransport(() => ({}));
  const client = new BedrockClient({ region: "us-east-1", targets: [everyKind], control, transport, ...options });
  return { client, control };
}

/** A document as lines `action resource`, sorted; a condition comes behind. */
export const linesOf = ({ Statement }: PolicyDocument): readonly string[] =>
  Statement.flatMap(({ Action, Resource, Condition }) =>
    Action.flatMap((action) =>
      Resource.map((resource) => `${action} ${resource}${Condition ? ` if ${JSON.stringify(Condition)}` : ""}`),
    ),
  ).toSorted();

export const promptArn = ownArn("prompt/ABCDEFGHIJ:3");

/** A prompt that stands on something. */
export const promptOn = (modelId: string | undefined): Script => ({
  ...answers,
  getPrompt: () => ({ name: "p", version: "3", variants: [{ name: "v", templateType: "TEXT", modelId }] }) as object,
});
