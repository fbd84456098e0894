import { base } from "@bedrock-targets/base";
import type { BedrockClient } from "@bedrock-targets/client";

declare const client: BedrockClient<readonly [typeof base]>;

const id = "amazon.nova-lite-v1:0";
const model = base(id);
const arn = base("arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0");

// Taken: what each operation of this kind takes.

client.converse(id, { messages: "Hello.", system: "Be brief.", inferenceConfig: { maxTokens: 64 } });
client.converseStream(model, { messages: [{ role: "user", content: [{ text: "Hello." }] }] });
client.invokeModel(id, { body: { messages: [] } });
client.invokeModelStream(model, { body: "{}", trace: "ENABLED" });

client.converse(arn, { messages: "Hello." });
base.arn({ region: "us-east-1", resourceId: "amazon.nova-lite-v1:0" });

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

// @ts-expect-error install @bedrock-targets/cross-region and add it to targets
client.converse("us.amazon.nova-lite-v1:0", { messages: "Hello." });
// @ts-expect-error this is not a Bedrock modelId
client.converse("nova", { messages: "Hello." });
// @ts-expect-error this is not a modelId of kind base
base("us.amazon.nova-lite-v1:0");
// @ts-expect-error Type 'string' is not assignable to type 'never'
base.arn({ region: "us-east-1", accountId: "123456789012", resourceId: "amazon.nova-lite-v1:0" });
