import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { base } from "@bedrock-targets/base";
import { BedrockClient, BedrockTargetError } from "@bedrock-targets/client";
import { crossRegion } from "@bedrock-targets/cross-region";
import type { StreamingHandler } from "./awslambda.ts";

const { MODEL_ID = "us.amazon.nova-lite-v1:0" } = process.env;

/** Made once, when Lambda starts the function, and not per event: its connections are kept. */
const bedrock = new BedrockClient({ targets: [base, crossRegion] });

/** The body of the request is the question, that of the response the answer as it comes. */
export const handler: StreamingHandler = awslambda.streamifyResponse(
  async ({ body = "", isBase64Encoded }, response) => {
    const question = Buffer.from(body, isBase64Encoded ? "base64" : "utf8").toString();
    const { statusCode, type, text } = await ask(question);
    const http = awslambda.HttpResponseStream.from(response, { statusCode, headers: { "content-type": type } });
    await pipeline(Readable.from(text), http); // where the answer is cut, so is the response: nobody takes it for whole
  },
);

interface Answer {
  readonly statusCode: number;
  readonly type: string;
  readonly text: AsyncIterable<string> | readonly string[];
}

async function ask(question: string): Promise<Answer> {
  try {
    const { text } = await bedrock.converseStream(MODEL_ID, { messages: question });
    return { statusCode: 200, type: "text/plain; charset=utf-8", text };
  } catch (error) {
    if (!BedrockTargetError.is(error)) throw error;
    const { code, advice } = error;
    return {
      statusCode: code === "invalid-request" ? 400 : 502,
      type: "application/json",
      text: [JSON.stringify({ code, advice })],
    };
  }
}
