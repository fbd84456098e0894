import type { BedrockClient } from "@bedrock-targets/client";
import { crossRegion } from "@bedrock-targets/cross-region";

declare const client: BedrockClient<readonly [typeof crossRegion]>;

const id = "us.amazon.nova-lite-v1:0";
const profile = crossRegion("arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.amazon.nova-lite-v1:0");

// Taken: what each operation of this kind takes.

client.converse(id, { messages: "Hello.", system: "Be brief.", inferenceConfig: { maxTokens: 64 } });
client.converseStream(profile, { messages: [{ role: "user", content: [{ text: "Hello." }] }] });
client.invokeModel(id, { body: { messages: [] } });
client.invokeModelStream(profile, { body: "{}", trace: "ENABLED" });

client.converse("sa.amazon.nova-lite-v1:0", { messages: "Hello." });
crossRegion.arn({ region: "us-east-1", accountId: "123456789012", resourceId: id });

// Not taken: every line with the sentence that the compiler shows.

// @ts-expect-error only a stored prompt has variables; put the text into `messages`
client.converse(id, { messages: "Hello.", variables: { message: "Hello." } });
// @ts-expect-error only a stored prompt has variables; put the text into `messages`
client.converseStream(profile, { messages: "Hello.", promptVariables: { message: { text: "Hello." } } });
// @ts-expect-error Property 'messages' is missing
client.converse(id, { system: "Be brief." });
// @ts-expect-error 'temperature' does not exist
client.converse(profile, { messages: "Hello.", temperature: 0.5 });
// @ts-expect-error Property 'body' is missing
client.invokeModel(id, {});

// @ts-expect-error install @bedrock-targets/base and add it to targets
client.converse("amazon.nova-lite-v1:0", { messages: "Hello." });
// @ts-expect-error this is not a modelId of kind cross-region
crossRegion("amazon.nova-lite-v1:0");
// @ts-expect-error Property 'accountId' is missing
crossRegion.arn({ region: "us-east-1", resourceId: id });
