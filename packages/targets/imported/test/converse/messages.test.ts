import type { ContentBlock, Message } from "@bedrock-targets/core";
import { describe, expect, it } from "vitest";
import { translated } from "./support.ts";

const messagesOf = (messages: Message[], architecture?: string) => translated({ messages }, architecture).body.messages;
const user = (...content: ContentBlock[]): Message => ({ role: "user", content });
const assistant = (...content: ContentBlock[]): Message => ({ role: "assistant", content });
const picture = Uint8Array.from({ length: 20_000 }, (_, index) => index % 251);
const image = (bytes: Uint8Array): ContentBlock => ({ image: { format: "png", source: { bytes } } });

describe("messages", () => {
  it("puts the system text first, a line for each block", () => {
    const { body } = translated({
      system: [{ text: "Be brief." }, { text: "Be kind." }],
      messages: [user({ text: "Hi" })],
    });
    expect(body).toEqual({
      messages: [
        { role: "system", content: "Be brief.\nBe kind." },
        { role: "user", content: "Hi" },
      ],
    });
  });

  it("keeps turns in order, a system's among them", () => {
    const instruction: Message = { role: "system", content: [{ text: "c" }] };
    expect(messagesOf([user({ text: "a" }), assistant({ text: "b" }), instruction])).toEqual([
      { role: "user", content: "a" },
      { role: "assistant", content: "b" },
      { role: "system", content: "c" },
    ]);
  });

  it("sends text alone as a string", () => {
    expect(messagesOf([user({ text: "one" }, { text: "two" })])).toEqual([{ role: "user", content: "one\ntwo" }]);
  });

  it("sends pictures as data URLs, in the blocks' order", () => {
    const [message] = messagesOf(
      [user({ text: "Compare" }, image(picture), { text: "and" }, image(new Uint8Array([1])))],
      "mllama",
    ) as [{ content: { type: string; text?: string; image_url?: { url: string } }[] }]; // the shape that is asserted below
    const urls = message.content.map((part) => part.image_url?.url ?? part.text);
    expect(urls).toEqual([
      "Compare",
      `data:image/png;base64,${Buffer.from(picture).toString("base64")}`,
      "and",
      "data:image/png;base64,AQ==",
    ]);
    expect(message.content.map(({ type }) => type)).toEqual(["text", "image_url", "text", "image_url"]);
  });

  it("sends thoughts of earlier turns as `reasoning_content`, beside what was said and called", () => {
    const turn = assistant(
      { reasoningContent: { reasoningText: { text: "I look it up." } } },
      { text: "One moment." },
      { toolUse: { toolUseId: "t1", name: "weather", input: { city: "Bern" } } },
    );
    expect(messagesOf([turn], "gpt_oss")).toEqual([
      {
        role: "assistant",
        content: "One moment.",
        reasoning_content: "I look it up.",
        tool_calls: [{ id: "t1", type: "function", function: { name: "weather", arguments: '{"city":"Bern"}' } }],
      },
    ]);
  });

  it("sends what tools gave as messages of their own, before what the user says", () => {
    const turn = user(
      { text: "And?" },
      { toolResult: { toolUseId: "t1", content: [{ json: { celsius: 13 } }, { text: "cloudy" }] } },
      { toolResult: { toolUseId: "t2", content: [{ text: "no such city" }], status: "error" } },
    );
    expect(messagesOf([turn], "gptoss")).toEqual([
      { role: "tool", tool_call_id: "t1", content: '{"celsius":13}\ncloudy' },
      { role: "tool", tool_call_id: "t2", content: "Error: no such city" },
      { role: "user", content: "And?" },
    ]);
  });

  it("makes no empty user's message of a turn that has tool results alone", () => {
    const turn = user({ toolResult: { toolUseId: "t1", content: [], status: "success" } });
    expect(messagesOf([turn], "gptoss")).toEqual([{ role: "tool", tool_call_id: "t1", content: "" }]);
  });
});
