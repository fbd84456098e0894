import type { InvokeBody } from "@bedrock-targets/conformance";

/** A plain request for InvokeModel in the formats that the emulator's models take. */
export const bodies: Readonly<Record<"anthropic" | "chat" | "nova", InvokeBody>> = {
  anthropic: {
    anthropic_version: "bedrock-2023-05-31",
    max_tokens: 64,
    messages: [{ role: "user", content: "Hello." }],
  },
  chat: { messages: [{ role: "user", content: "Hello." }], max_tokens: 64 },
  nova: { messages: [{ role: "user", content: [{ text: "Hello." }] }], inferenceConfig: { maxTokens: 64 } },
};
