import type { Arn } from "./arn.ts";
import { type Diagnosis, firstFit } from "./diagnosis.ts";
import { quote } from "./quote.ts";

/** Things of AWS that have ARNs near ours and are no modelId, by service and type: where each goes instead. */
const foreign: readonly (readonly [fits: RegExp, advice: string])[] = [
  [
    /^bedrock:(agent|flow|knowledge|session)/,
    "Call `@aws-sdk/client-bedrock-agent-runtime` with it (InvokeAgent with an alias, InvokeFlow, Retrieve).",
  ],
  [/^bedrock:data-automation/, "Call `@aws-sdk/client-bedrock-data-automation-runtime` with it."],
  [
    /^bedrock:guardrail/,
    "Pass the guardrail as `guardrailConfig: { guardrailIdentifier, guardrailVersion }` beside a model.",
  ],
  [/^bedrock:automated-reasoning/, "Attach it to a guardrail, and pass that as `guardrailConfig`."],
  [
    /^bedrock:model-(customization|copy)-job/,
    "Pass the deployment or the provisioned throughput of the model that it made.",
  ],
  [/^bedrock:model-import-job/, "Pass the `imported-model` that it made: GetModelImportJob names it."],
  [/^bedrock:(.*-job|async-invoke)$/, "Pass the model that it used; its results lie in S3."],
  [/^bedrock:system-tool/, "Name it in `toolConfig.tools` as `systemTool`."],
  [
    /^bedrock(:project|-mantle)/,
    "Pass a model here: it is for the bedrock-mantle endpoint, which has neither Converse nor InvokeModel.",
  ],
  [
    /^bedrock:(marketplace|endpoint)|^sagemaker:(?!endpoint$)/,
    "Pass the endpoint: `arn:aws:sagemaker:<region>:<account>:endpoint/<name>`.",
  ],
  [/^bedrock-agentcore/, "It belongs to Bedrock AgentCore and its own API."],
  [/^bedrock-/, "The service in a Bedrock ARN is `bedrock`, also for the runtime and for prompts."],
  [/^(?!bedrock:|sagemaker:)/, "Pass a Bedrock ARN: `arn:aws:bedrock:…`."],
];

/** What an ARN of something else is, and which API takes it. */
export function meaningOf({ service, type }: Arn): Diagnosis | undefined {
  const advice = firstFit(foreign, `${service}:${type}`);
  return advice && [`: ${quote(type)} of ${quote(service)} is no modelId`, ...advice];
}
