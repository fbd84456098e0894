import { type ModelTarget, shapeConverse, shapeInvoke } from "@bedrock-targets/core";
import type { ModelTargetSuite } from "../../src/index.ts";

const reason = "a stored prompt brings its own";
const artifact = "an artifact cannot be called";
const elsewhere = "it is set where the target is made";

/** Takes whatever there is to take. */
const plain: ModelTarget = { kinds: ["base"], rules: { base: {} } };

/** Refuses some fields and operations, takes variables, and needs no messages. */
const stored: ModelTarget = {
  kinds: ["prompt"],
  rules: {
    prompt: {
      refuses: { system: reason, additionalModelRequestFields: reason, invokeModelStream: reason },
      takes: ["variables", "promptVariables"],
      messages: "optional",
      advice: { "operation-not-supported": "Call `converse`." },
    },
  },
  shapeConverse(request, target, operation) {
    const input = shapeConverse(request, target, operation);
    const names = Object.entries(request.variables ?? {}).map(([name, text]) => [name, { text }] as const);
    return names.length > 0 ? { ...input, promptVariables: Object.fromEntries(names) } : input;
  },
};

/** Refuses a field that both families of operations have, and one operation. */
const half: ModelTarget = {
  kinds: ["imported"],
  rules: { imported: { refuses: { serviceTier: elsewhere, trace: elsewhere, invokeModelStream: elsewhere } } },
};

/** Refuses everything. */
const refusing: ModelTarget = {
  kinds: ["custom-model"],
  rules: {
    "custom-model": {
      refuses: { converse: artifact, converseStream: artifact, invokeModel: artifact, invokeModelStream: artifact },
    },
  },
};

/** A kind of its own: a name that stands for an ARN. */
const alias: ModelTarget = {
  kinds: ["other:alias"],
  rules: {},
  recognise: (modelId) => (modelId.startsWith("team:") ? { kind: "other:alias", modelId } : undefined),
  shapeConverse: (request, target, operation) => ({
    ...shapeConverse(request, target, operation),
    modelId: meaningOf(target.modelId),
  }),
  shapeInvoke: (request, target) => ({ ...shapeInvoke(request, target), modelId: meaningOf(target.modelId) }),
};

const meaningOf = (modelId: string): string =>
  `arn:aws:bedrock:us-east-1:123456789012:imported-model/${modelId.slice("team:".length).padEnd(12, "0")}`;

const promptArn = "arn:aws:bedrock:us-east-1:123456789012:prompt/TRANSLATE1:2";
const importedArn = "arn:aws:bedrock:us-east-1:123456789012:imported-model/summaries001";
const artifactArn = "arn:aws:bedrock:us-east-1:123456789012:custom-model/imported/summaries001";

export type SuiteName = "plain" | "stored" | "half" | "refusing" | "alias";

const nobody = "arn:aws:bedrock:us-east-1:123456789012";

/** Strategies that are right, each with its suite. */
export const suites: Readonly<Record<SuiteName, ModelTargetSuite>> = {
  plain: {
    target: plain,
    modelIds: ["amazon.nova-lite-v1:0"],
    foreignIds: ["us.amazon.nova-lite-v1:0", "nova"],
    unknownIds: ["amazon.nobody"],
  },
  stored: {
    target: stored,
    modelIds: [promptArn],
    foreignIds: [artifactArn],
    unknownIds: [`${nobody}:prompt/NOBODYHERE`],
    variables: { language: "English" },
  },
  half: {
    target: half,
    modelIds: [importedArn],
    foreignIds: [promptArn],
    unknownIds: [`${nobody}:imported-model/nobody000001`],
  },
  refusing: { target: refusing, modelIds: [artifactArn], foreignIds: [promptArn] },
  alias: {
    target: alias,
    modelIds: ["team:support"],
    foreignIds: ["group:support", promptArn],
    unknownIds: ["team:nobody"],
    sentAs: meaningOf,
  },
};
