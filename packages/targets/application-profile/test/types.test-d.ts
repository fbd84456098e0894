import { applicationProfile } from "@bedrock-targets/application-profile";
import type { BedrockClient } from "@bedrock-targets/client";

declare const client: BedrockClient<readonly [typeof applicationProfile]>;

const id = "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/chatbot00001";
const profile = applicationProfile(id);

// Taken: what each operation of this kind takes.

client.converse(id, { messages: "Hello.", system: "Be brief.", inferenceConfig: { maxTokens: 64 } });
client.converseStream(profile, { messages: [{ role: "user", content: [{ text: "Hello." }] }] });
client.invokeModel(id, { body: { messages: [] } });
client.invokeModelStream(profile, { body: "{}", trace: "ENABLED" });

applicationProfile.arn({ region: "us-east-1", accountId: "123456789012", resourceId: "chatbot00001" });

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

// @ts-expect-error this is not a Bedrock modelId
client.converse("chatbot00001", { messages: "Hello." });
// @ts-expect-error this is not a modelId of kind application-profile
applicationProfile("chatbot00001");
// @ts-expect-error Property 'accountId' is missing
applicationProfile.arn({ region: "us-east-1", resourceId: "chatbot00001" });
