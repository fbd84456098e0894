import { base } from "@bedrock-targets/base";
import { BedrockClient, type ConverseStreamOutput, type Transport } from "@bedrock-targets/client";

export { base } from "@bedrock-targets/base";
export { BedrockClient, BedrockTargetError } from "@bedrock-targets/client";

export const modelId = "amazon.nova-lite-v1:0";
export const bedrock = new BedrockClient({ region: "us-east-1", targets: [base] });

/** A way to Bedrock whose streams end in the middle. */
export const brokenTransport: Transport = {
  region: () => Promise.resolve("us-east-1"),
  // A stream, whatever was asked for: it is only used for streams here.
  send: () => Promise.resolve({ stream: halfAnAnswer() } as never),
};

async function* halfAnAnswer(): AsyncGenerator<ConverseStreamOutput> {
  yield { messageStart: { role: "assistant" } };
  yield { contentBlockDelta: { contentBlockIndex: 0, delta: { text: "Once upon a" } } };
}
