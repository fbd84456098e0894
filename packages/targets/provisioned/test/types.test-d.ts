import type { BedrockClient } from "@bedrock-targets/client";
import { provisioned } from "@bedrock-targets/provisioned";

declare const client: BedrockClient<readonly [typeof provisioned]>;

const id = "arn:aws:bedrock:us-east-1:123456789012:provisioned-model/capacity0001";
const deployment = provisioned("arn:aws:bedrock:us-east-1:123456789012:custom-model-deployment/ticketsdep01");
const artifact = "arn:aws:bedrock:us-east-1:123456789012:custom-model/imported/summaries001";

// Taken: what each operation of this kind takes.

client.converse(id, { messages: "Hello.", system: "Be brief.", inferenceConfig: { maxTokens: 64 } });
client.converseStream(deployment, { messages: [{ role: "user", content: [{ text: "Hello." }] }] });
client.invokeModel(id, { body: { messages: [] } });
client.invokeModelStream(deployment, { body: "{}", trace: "ENABLED" });

client.target(artifact);
provisioned.arn({ region: "us-east-1", accountId: "123456789012", resourceId: "capacity0001" });

// Not taken: every line with the sentence that the compiler shows.

// @ts-expect-error only a stored prompt has variables; put the text into `messages`
client.converse(id, { messages: "Hello.", variables: { message: "Hello." } });
// @ts-expect-error only a stored prompt has variables; put the text into `messages`
client.converseStream(deployment, { messages: "Hello.", promptVariables: { message: { text: "Hello." } } });
// @ts-expect-error Property 'messages' is missing
client.converse(id, { system: "Be brief." });
// @ts-expect-error 'temperature' does not exist
client.converse(deployment, { messages: "Hello.", temperature: 0.5 });
// @ts-expect-error Property 'body' is missing
client.invokeModel(id, {});

// @ts-expect-error a custom model is an artifact, which is called through its deployment or provisioned throughput
client.converse(artifact, { messages: "Hello." });
// @ts-expect-error a custom model is an artifact, which is called through its deployment or provisioned throughput
client.converseStream(provisioned(artifact), { messages: "Hello." });
// @ts-expect-error a custom model is an artifact, which is called through its deployment or provisioned throughput
client.invokeModel(artifact, { body: {} });
// @ts-expect-error a custom model is an artifact, which is called through its deployment or provisioned throughput
client.invokeModelStream(provisioned(artifact), { body: {} });
// @ts-expect-error this is not a modelId of kind provisioned
provisioned("arn:aws:bedrock:us-east-1:123456789012:imported-model/summaries001");
// @ts-expect-error Type '"base"' is not assignable
provisioned.arn({ kind: "base", region: "us-east-1", accountId: "123456789012", resourceId: "capacity0001" });
