import type { BedrockClient } from "@bedrock-targets/client";
import { router } from "@bedrock-targets/router";

declare const client: BedrockClient<readonly [typeof router]>;

const id = "arn:aws:bedrock:us-east-1:123456789012:prompt-router/novarouter01";
const chooser = router("arn:aws:bedrock:us-east-1:123456789012:default-prompt-router/anthropic.claude:1");

// Taken: what each operation of this kind takes.

client.converse(id, { messages: "Hello.", system: "Be brief.", inferenceConfig: { maxTokens: 64 } });
client.converseStream(chooser, { messages: [{ role: "user", content: [{ text: "Hello." }] }] });
client.invokeModel(id, { body: { messages: [] } });
client.invokeModelStream(chooser, { body: "{}", trace: "ENABLED" });

router.arn({ region: "us-east-1", accountId: "123456789012", resourceId: "novarouter01" });

// Not taken: every line with the sentence that the compiler shows.

// @ts-expect-error only a stored prompt has variables; put the text into `messages`
client.converse(id, { messages: "Hello.", variables: { message: "Hello." } });
// @ts-expect-error only a stored prompt has variables; put the text into `messages`
client.converseStream(chooser, { messages: "Hello.", promptVariables: { message: { text: "Hello." } } });
// @ts-expect-error Property 'messages' is missing
client.converse(id, { system: "Be brief." });
// @ts-expect-error 'temperature' does not exist
client.converse(chooser, { messages: "Hello.", temperature: 0.5 });
// @ts-expect-error Property 'body' is missing
client.invokeModel(id, {});

// @ts-expect-error install @bedrock-targets/prompt and add it to targets
client.converse("arn:aws:bedrock:us-east-1:123456789012:prompt/TRANSLATE1", {});
// @ts-expect-error this is not a modelId of kind router
router("arn:aws:bedrock:us-east-1:123456789012:prompt/TRANSLATE1");
// @ts-expect-error Property 'accountId' is missing
router.arn({ region: "us-east-1", resourceId: "novarouter01" });
