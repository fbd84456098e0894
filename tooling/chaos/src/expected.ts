import { createEmulator } from "@bedrock-targets/emulator";
import type { CallPlan } from "./plan.ts";
import { isImported } from "./pool.ts";

/** What a target answers where nothing goes wrong, read without the client. */
export interface Expected {
  /** The text of a conversation. */
  readonly text?: string;
  readonly usage?: { readonly inputTokens: number; readonly outputTokens: number };
  /** Of InvokeModel: its body; of a stream, its chunks. */
  readonly json?: unknown;
  readonly inputTokens?: number;
}

const emulator = createEmulator();
const decoder = new TextDecoder();

/** What a call would have been told by this target. */
export async function expectedOf(call: CallPlan, modelId: string): Promise<Expected> {
  const { operation, prompt, body } = call;
  switch (operation) {
    case "invokeModel":
      return { json: await ask(modelId, "invoke", body).then((answer) => answer.json()) };
    case "invokeModelStream":
      return { json: await framesOf(call, modelId).then((frames) => frames.map(({ payload }) => chunkIn(payload))) };
    case "countTokens":
      return (await ask(modelId, "count-tokens", { input: { converse: conversation(prompt) } })).json();
    default:
      return conversationOf(prompt, modelId);
  }
}

async function conversationOf(prompt: string, modelId: string): Promise<Expected> {
  const isForeign = isImported(modelId);
  const answer = await (await ask(modelId, "converse", conversation(prompt))).json();
  // What has no Converse quotes the prompt in the same sentence.
  if (isForeign) return {};
  return { text: answer.output.message.content[0].text, usage: answer.usage };
}

const conversation = (text: string): object => ({ messages: [{ role: "user", content: [{ text }] }] });

interface Frame {
  readonly type: string;
  readonly payload: { readonly bytes?: string };
}

/** The frames of a stream's answer: nothing where it has none. */
export async function framesOf({ operation, prompt, body }: CallPlan, modelId: string): Promise<readonly Frame[]> {
  const isForeign = isImported(modelId);
  if (isForeign || !operation.endsWith("Stream")) return [];
  const answer =
    operation === "converseStream"
      ? await ask(modelId, "converse-stream", conversation(prompt))
      : await ask(modelId, "invoke-with-response-stream", body);
  return readFrames(new Uint8Array(await answer.arrayBuffer()));
}

function readFrames(bytes: Uint8Array): readonly Frame[] {
  const frames: Frame[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  for (let at = 0; at < bytes.length; at += view.getUint32(at)) {
    const end = at + view.getUint32(at) - 4;
    const start = at + 12 + view.getUint32(at + 4);
    const type = /:event-type.{3}(\w+)/s.exec(decoder.decode(bytes.subarray(at + 12, start)))?.[1] ?? "";
    frames.push({ type, payload: JSON.parse(decoder.decode(bytes.subarray(start, end))) });
  }
  return frames;
}

const chunkIn = ({ bytes = "" }: Frame["payload"]): unknown => JSON.parse(Buffer.from(bytes, "base64").toString());

const ask = (modelId: string, action: string, body: unknown): Promise<Response> =>
  emulator.fetch(
    new Request(`http://localhost/model/${encodeURIComponent(modelId)}/${action}`, {
      method: "POST",
      body: JSON.stringify(body),
    }),
  );
