import { describe, expect, it } from "vitest";
import { converse, modelId, refusal, withBlock } from "./shape-support.ts";

describe("what the service takes is left as it is:", () => {
  it.each<[what: string, request: object]>([
    ["values that AWS may add to an enumeration", withBlock({ image: { format: "avif" } })],
    ["required members that are missing", withBlock({ toolUse: {} })],
    ["lengths and ranges", { ...withBlock({ text: "x" }), inferenceConfig: { temperature: -5, maxTokens: 0 } }],
    ["empty containers inside of messages", withBlock({ toolUse: { input: [] } })],
    ["a Buffer, which is a Uint8Array", withBlock({ image: { source: { bytes: Buffer.from("x") } } })],
    ["a block of a kind that is newer than this package", withBlock({ $unknown: ["hologram", { depth: 3 }] })],
  ])("%s", (_what, request) => {
    expect(converse(request)).toEqual({ modelId, ...request });
  });

  it("members that are undefined or null are absent, also where none of their name exists", () => {
    const message = { role: "user", content: [{ text: "x", image: undefined, video: null }], name: undefined };
    expect(converse({ messages: [message], inferenceConfig: { topK: undefined, maxTokens: null } })).toEqual({
      modelId,
      messages: [message],
    });
  });

  it("instances of classes, with members of their own or accessors", () => {
    class Message {
      role = "user";
      content = [{ text: "x" }];
    }
    class Tools {
      get tools() {
        return [{ toolSpec: { name: "t" } }];
      }
    }
    class Request {
      messages = [new Message()];
      toolConfig = new Tools();
    }
    const input = converse(new Request());
    expect(input.messages).toEqual([new Message()]);
    expect(input.toolConfig).toEqual({ tools: [{ toolSpec: { name: "t" } }] });
  });

  it("but what such an accessor gives is checked too", () => {
    class Message {
      role = "user";
      get content() {
        return [{ text: 5 }];
      }
    }
    expect(refusal(() => converse({ messages: [new Message()] })).message).toContain(
      "`messages[0].content[0].text` is a number",
    );
  });
});
