import type {
  ConverseStreamOutput,
  ConverseStreamRequest,
  JsonValue,
  ResponseStream,
  RuntimeOutputs,
} from "@bedrock-targets/core";
import type { BoundTarget } from "@bedrock-targets/core/target";
import { imported } from "@bedrock-targets/imported";
import { chatEvents } from "../../src/converse/chat-events.ts";
import { type ChatRequest, toChatRequest } from "../../src/converse/chat-request.ts";

/** An imported model. */
export const target: BoundTarget = imported("arn:aws:bedrock:us-east-1:123456789012:imported-model/classifier01");

/** A conversation as `shapeConverse` gives it. */
export type Conversation = Omit<ConverseStreamRequest, "modelId">;

/** What `toChatRequest` makes of a conversation with a model of an architecture. */
export const translated = (conversation: Conversation, architecture?: string): ChatRequest =>
  toChatRequest({ modelId: target.modelId, ...conversation }, { architecture }, target);

/** The bytes of JSON. */
export const bytesOf = (json: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(json));

/** Chunks as InvokeModelWithResponseStream gives them. */
export async function* chunksOf(jsons: readonly unknown[]): AsyncGenerator<ResponseStream> {
  for (const json of jsons) yield { chunk: { bytes: bytesOf(json) } };
}

/** The events of these chunks. */
export const eventsOf = (jsons: readonly unknown[]): Promise<ConverseStreamOutput[]> =>
  all(chatEvents({ body: chunksOf(jsons) }));

/** All items of a stream. */
export async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}

/** Text, thoughts and uses of tools, each joined: what has to agree however an answer was cut. */
export interface Content {
  readonly text: string;
  readonly thought: string;
  readonly tools: readonly { readonly id: string; readonly name: string; readonly json: string }[];
}

/** The content that events tell, as a reader of the stream would put it together; checks the order on the way. */
export function contentOfEvents(events: readonly ConverseStreamOutput[]): Content {
  const tools = new Map<number, { id: string; name: string; json: string }>();
  let text = "";
  let thought = "";
  for (const { contentBlockStart, contentBlockDelta } of events) {
    const { toolUse } = contentBlockStart?.start ?? {};
    if (toolUse) {
      const { toolUseId = "", name = "" } = toolUse;
      tools.set(contentBlockStart?.contentBlockIndex ?? -1, { id: toolUseId, name, json: "" });
    }
    const { delta, contentBlockIndex = -1 } = contentBlockDelta ?? {};
    text += delta?.text ?? "";
    thought += delta?.reasoningContent?.text ?? "";
    const tool = tools.get(contentBlockIndex);
    if (tool) tool.json += delta?.toolUse?.input ?? "";
  }
  return { text, thought, tools: [...tools.values()] };
}

/** The content of a whole reply. */
export function contentOfReply({ output }: RuntimeOutputs["converse"]): Content {
  const blocks = output?.message?.content ?? [];
  return {
    text: blocks.map((block) => block.text ?? "").join(""),
    thought: blocks.map((block) => block.reasoningContent?.reasoningText?.text ?? "").join(""),
    tools: blocks.flatMap(({ toolUse }) =>
      toolUse ? [{ id: toolUse.toolUseId ?? "", name: toolUse.name ?? "", json: written(toolUse.input) }] : [],
    ),
  };
}

const written = (input: JsonValue | undefined): string => (typeof input === "string" ? input : JSON.stringify(input));

/** The reason of a stream's end; undefined where it was cut. */
export const stopOf = (events: readonly ConverseStreamOutput[]): string | undefined =>
  events.find(({ messageStop }) => messageStop)?.messageStop?.stopReason;
