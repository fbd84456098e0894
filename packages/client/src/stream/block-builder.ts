import type {
  Citation,
  CitationsDelta,
  ContentBlock,
  ContentBlockDelta,
  ContentBlockStart,
  ImageBlock,
  ImageBlockDelta,
  ImageBlockStart,
  JsonValue,
  ReasoningContentBlockDelta,
  ReasoningTextBlock,
  ToolResultContentBlock,
} from "@bedrock-targets/core";
import { Bytes } from "./bytes.ts";
import { GrowingText } from "./growing-text.ts";

/** One block of a streamed message. Only tools, tool results and images open with a start event; the rest with a delta. */
export class BlockBuilder {
  #start: ContentBlockStart = {} as ContentBlockStart; // "none of the members" has no name among the union's types
  /** Pairs of from and to in the whole reply's text. */
  readonly #ranges: number[] = [];
  readonly #input = new GrowingText();
  #reasoning: GrowingText | undefined;
  #signature: string | undefined;
  readonly #redacted = new Bytes();
  readonly #citations: Citation[] = [];
  readonly #results: ToolResultContentBlock[] = [];
  readonly #imageBytes = new Bytes();
  #image: ImageBlockDelta = {};

  start(start: ContentBlockStart): void {
    this.#start = start;
  }

  /** Adds a stretch of the whole reply's text. */
  extend(from: number, to: number): void {
    const last = this.#ranges.length - 1;
    if (last > 0 && this.#ranges[last] === from) this.#ranges[last] = to;
    else this.#ranges.push(from, to);
  }

  append(delta: ContentBlockDelta): void {
    if (delta.toolUse) this.#input.append(delta.toolUse.input ?? "");
    else if (delta.reasoningContent) this.#reason(delta.reasoningContent);
    else if (delta.citation) this.#citations.push(citationOf(delta.citation));
    else if (delta.toolResult)
      this.#results.push(...delta.toolResult.map((result) => result as ToolResultContentBlock)); // its members are among those
    else if (delta.image) this.#picture(delta.image);
  }

  /** The block as Converse would have given it. */
  build(allText: string): ContentBlock {
    if (this.#start.toolUse) return { toolUse: { ...this.#start.toolUse, input: inputOf(this.#input.whole()) } };
    if (this.#start.toolResult) return { toolResult: { ...this.#start.toolResult, content: this.#results } };
    if (this.#start.image) return { image: this.#imageOf(this.#start.image) };
    if (this.#reasoning) return { reasoningContent: { reasoningText: this.#reasoningText(this.#reasoning.whole()) } };
    if (!this.#redacted.isEmpty) return { reasoningContent: { redactedContent: this.#redacted.whole() } };
    const text = this.#text(allText);
    return this.#citations.length > 0
      ? { citationsContent: { content: [{ text }], citations: this.#citations } }
      : { text };
  }

  #text(allText: string): string {
    let text = "";
    for (let at = 0; at < this.#ranges.length; at += 2) text += allText.slice(this.#ranges[at], this.#ranges[at + 1]);
    return text;
  }

  #reasoningText(text: string): ReasoningTextBlock {
    return this.#signature === undefined ? { text } : { text, signature: this.#signature };
  }

  #imageOf({ format }: ImageBlockStart): ImageBlock {
    const source = this.#imageBytes.isEmpty ? this.#image.source : { bytes: this.#imageBytes.whole() };
    return { ...this.#image, format, source };
  }

  #picture({ source, ...rest }: ImageBlockDelta): void {
    if (source?.bytes) this.#imageBytes.append(source.bytes);
    this.#image = { ...this.#image, ...rest, ...(source && !source.bytes && { source }) };
  }

  #reason(delta: ReasoningContentBlockDelta): void {
    if (delta.redactedContent) this.#redacted.append(delta.redactedContent);
    else this.#reasoning ??= new GrowingText();
    if (!this.#reasoning) return;
    if (delta.text !== undefined) this.#reasoning.append(delta.text);
    if (delta.signature !== undefined) this.#signature = (this.#signature ?? "") + delta.signature;
  }
}

/** A tool without parameters streams no input or `""`; input that is cut off, or was never JSON, stays text. */
function inputOf(json: string): JsonValue {
  if (json === "") return {};
  try {
    return JSON.parse(json) as JsonValue; // what JSON.parse gives is a JSON value
  } catch {
    return json;
  }
}

/** A citation streams with pieces of its source where the whole one has texts: the same members. */
const citationOf = (delta: CitationsDelta): Citation => ({ ...delta }) as Citation; // the model's two shapes differ in name only
