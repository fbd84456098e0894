import type { BedrockClient } from "@bedrock-targets/client";
import { imported } from "@bedrock-targets/imported";

declare const client: BedrockClient<readonly [typeof imported]>;

const id = "arn:aws:bedrock:us-east-1:123456789012:imported-model/summaries001";
const model = imported(id);

// Taken: what each operation of this kind takes.

client.converse(id, { messages: "Hello.", system: "Be brief.", inferenceConfig: { maxTokens: 64 } });
client.converseStream(model, { messages: [{ role: "user", content: [{ text: "Hello." }] }] });
client.invokeModel(id, { body: { messages: [] } });
client.invokeModelStream(model, { body: "{}", trace: "ENABLED" });

imported.arn({ region: "us-east-1", accountId: "123456789012", resourceId: "summaries001" });

// Not taken: every line with the sentence that the compiler shows.

// @ts-expect-error only a stored prompt has variables; put the text into `messages`
client.converse(id, { messages: "Hello.", variables: { message: "Hello." } });
// @ts-expect-error only a stored prompt has variables; put the text into `messages`
client.converseStream(model, { messages: "Hello.", promptVariables: { message: { text: "Hello." } } });
// @ts-expect-error Property 'messages' is missing
client.converse(id, { system: "Be brief." });
// @ts-expect-error 'temperature' does not exist
client.converse(model, { messages: "Hello.", temperature: 0.5 });
// @ts-expect-error Property 'body' is missing
client.invokeModel(id, {});

// @ts-expect-error install @bedrock-targets/provisioned and add it to targets
client.converse("arn:aws:bedrock:us-east-1:123456789012:provisioned-model/capacity0001", { messages: "Hello." });
// @ts-expect-error this is not a modelId of kind imported
imported("arn:aws:bedrock:us-east-1:123456789012:custom-model/imported/summaries001");
// @ts-expect-error Property 'accountId' is missing
imported.arn({ region: "us-east-1", resourceId: "summaries001" });
