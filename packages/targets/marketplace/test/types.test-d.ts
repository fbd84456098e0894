import type { BedrockClient } from "@bedrock-targets/client";
import { marketplace } from "@bedrock-targets/marketplace";

declare const client: BedrockClient<readonly [typeof marketplace]>;

const id = "arn:aws:sagemaker:us-east-1:123456789012:endpoint/support";
const endpoint = marketplace(id);

// Taken: what each operation of this kind takes.

client.converse(id, { messages: "Hello.", system: "Be brief.", inferenceConfig: { maxTokens: 64 } });
client.converseStream(endpoint, { messages: [{ role: "user", content: [{ text: "Hello." }] }] });
client.invokeModel(id, { body: { messages: [] } });
client.invokeModelStream(endpoint, { body: "{}", trace: "ENABLED" });

marketplace.arn({ region: "us-east-1", accountId: "123456789012", resourceId: "support" });

// Not taken: every line with the sentence that the compiler shows.

// @ts-expect-error only a stored prompt has variables; put the text into `messages`
client.converse(id, { messages: "Hello.", variables: { message: "Hello." } });
// @ts-expect-error only a stored prompt has variables; put the text into `messages`
client.converseStream(endpoint, { messages: "Hello.", promptVariables: { message: { text: "Hello." } } });
// @ts-expect-error Property 'messages' is missing
client.converse(id, { system: "Be brief." });
// @ts-expect-error 'temperature' does not exist
client.converse(endpoint, { messages: "Hello.", temperature: 0.5 });
// @ts-expect-error Property 'body' is missing
client.invokeModel(id, {});

// @ts-expect-error this is not a Bedrock modelId
client.converse("arn:aws:bedrock:us-east-1:123456789012:endpoint/support", { messages: "Hello." });
// @ts-expect-error this is not a modelId of kind marketplace
marketplace("arn:aws:bedrock:us-east-1:123456789012:imported-model/summaries001");
// @ts-expect-error Property 'accountId' is missing
marketplace.arn({ region: "us-east-1", resourceId: "support" });
