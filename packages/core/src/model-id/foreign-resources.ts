import type { Arn } from "./arn.ts";
import type { Diagnosis } from "./diagnosis.ts";

/** Things of AWS that have ARNs near ours and are no modelId: what each is, and where it goes instead. */
const foreignResources: Readonly<Record<string, readonly [what: string, instead: string]>> = {
  agent: ["an agent", "Call it with InvokeAgent of `@aws-sdk/client-bedrock-agent-runtime`, by its alias."],
  "agent-alias": ["an agent's alias", "Call it with InvokeAgent of `@aws-sdk/client-bedrock-agent-runtime`."],
  flow: ["a flow", "Call it with InvokeFlow of `@aws-sdk/client-bedrock-agent-runtime`."],
  "knowledge-base": ["a knowledge base", "Query it with Retrieve of `@aws-sdk/client-bedrock-agent-runtime`."],
  guardrail: ["a guardrail", "Pass it as `guardrailConfig: { guardrailIdentifier, guardrailVersion }` beside a model."],
  "guardrail-profile": ["a guardrail profile", "Pass the guardrail as `guardrailConfig` beside a model."],
  "automated-reasoning-policy": [
    "an automated reasoning policy",
    "Attach it to a guardrail, and pass that as `guardrailConfig`.",
  ],
  "model-customization-job": [
    "a customization job",
    "Pass the ARN of the deployment or provisioned throughput of the model that it made.",
  ],
  "model-import-job": ["an import job", "Pass the `imported-model` ARN that it made (GetModelImportJob names it)."],
  "model-copy-job": [
    "a copy job",
    "Pass the ARN of the deployment or provisioned throughput of the model that it made.",
  ],
  "model-invocation-job": ["a batch job", "Its answers lie in S3; pass the model that it used."],
  "evaluation-job": ["an evaluation job", "Pass the model that it evaluates."],
  "async-invoke": ["an asynchronous invocation", "Read it with GetAsyncInvoke; pass the model that it used."],
  "marketplace/model-endpoint": [
    "an IAM resource",
    "Pass the SageMaker endpoint: `arn:aws:sagemaker:<region>:<account>:endpoint/<name>`.",
  ],
  "system-tool": ["a system tool", "Name it in `toolConfig.tools` as `systemTool`."],
  project: ["a project", "It is for Bedrock's OpenAI-compatible endpoint; pass a model here."],
  "data-automation-project": [
    "a data automation project",
    "Call it with `@aws-sdk/client-bedrock-data-automation-runtime`.",
  ],
  session: ["a session", "It belongs to `@aws-sdk/client-bedrock-agent-runtime`."],
};

/** Services whose ARNs are handed in by mistake. */
const foreignServices: Readonly<Record<string, string>> = {
  "bedrock-mantle": "It is for the bedrock-mantle endpoint, which has neither Converse nor InvokeModel.",
  "bedrock-agentcore": "It belongs to Bedrock AgentCore and its own API.",
  "bedrock-runtime": "The service in a Bedrock ARN is `bedrock`, also for the runtime.",
  "bedrock-agent": "The service in a Bedrock ARN is `bedrock`, also for prompts.",
};

/** What an ARN of something else is, and which API takes it. */
export function meaningOf(arn: Arn): Diagnosis | undefined {
  const resource = `${arn.type}/${arn.name}`;
  if (Object.hasOwn(foreignServices, arn.service)) {
    return {
      problem: `\`${arn.service}\` is another service than \`bedrock\`.`,
      advice: foreignServices[arn.service] ?? "",
    };
  }
  if (arn.service === "sagemaker" && arn.type !== "endpoint") {
    return {
      problem: `A SageMaker \`${arn.type}\` is no modelId.`,
      advice: "Pass the ARN of the endpoint: `arn:aws:sagemaker:<region>:<account>:endpoint/<name>`.",
    };
  }
  if (arn.service !== "bedrock" && arn.service !== "sagemaker") {
    return {
      problem: `An ARN of \`${arn.service}\` is no modelId.`,
      advice: "Pass a Bedrock ARN: `arn:aws:bedrock:…`.",
    };
  }
  const type = Object.keys(foreignResources).find((prefix) => resource.startsWith(`${prefix}/`));
  const [what, advice] = (type && foreignResources[type]) || [];
  return what && advice ? { problem: `The ARN is that of ${what}, which is no modelId.`, advice } : undefined;
}
