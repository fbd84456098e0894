import type { BedrockClient } from "@bedrock-targets/client";
import { prompt } from "@bedrock-targets/prompt";

declare const client: BedrockClient<readonly [typeof prompt]>;

const id = "arn:aws:bedrock:us-east-1:123456789012:prompt/TRANSLATE1:2";
const stored = prompt(id);
const translate = prompt(id, { variables: ["language", "message"] });

// Taken: what each operation of this kind takes.

client.converse(id, {});
client.converse(id, { variables: { language: "English" }, messages: "Hello." });
client.converse(stored, { promptVariables: { language: { text: "English" } } });
client.converse(translate, { variables: { language: "English", message: "Hello." } });
client.converseStream(translate, { variables: { language: "English", message: "Hello." }, messages: "Hello." });
prompt.arn({ region: "us-east-1", accountId: "123456789012", resourceId: "TRANSLATE1", version: 2 });

// Not taken: every line with the sentence that the compiler shows.

// @ts-expect-error a stored prompt brings its own system text
client.converse(id, { system: "Be brief." });
// @ts-expect-error a stored prompt brings its own inference parameters
client.converse(stored, { inferenceConfig: { maxTokens: 64 } });
// @ts-expect-error a stored prompt brings its own tools
client.converseStream(id, { toolConfig: { tools: [] } });
// @ts-expect-error a stored prompt brings its own model parameters
client.converseStream(stored, { additionalModelRequestFields: { top_k: 40 } });
// @ts-expect-error InvokeModel takes no prompt variables and ignores the body
client.invokeModel(id, { body: {} });
// @ts-expect-error InvokeModel takes no prompt variables and ignores the body
client.invokeModelStream(stored, { body: {} });
// @ts-expect-error Type 'number' is not assignable to type 'string'
client.converse(id, { variables: { language: 7 } });
// @ts-expect-error Property 'message' is missing
client.converse(translate, { variables: { language: "English" } });
// @ts-expect-error 'tone' does not exist
client.converse(translate, { variables: { language: "English", message: "Hello.", tone: "polite" } });
// @ts-expect-error Property 'variables' is missing
client.converse(translate, {});
// @ts-expect-error a stored prompt brings its own system text
client.converse(translate, { variables: { language: "English", message: "Hello." }, system: "Be brief." });
// @ts-expect-error this is not a modelId of kind prompt
prompt("arn:aws:bedrock:us-east-1:123456789012:prompt-router/novarouter01");
// @ts-expect-error Property 'accountId' is missing
prompt.arn({ region: "us-east-1", resourceId: "TRANSLATE1" });
