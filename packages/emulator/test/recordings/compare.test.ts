import { describe, expect, it } from "vitest";
import type { Answer } from "./answer.ts";
import { differencesBetween } from "./compare.ts";
import { ask } from "./emulated.ts";
import type { Frame } from "./frames.ts";
import { sampleRequests } from "./sample-requests.ts";

const answered = (operation: string, modelId: string, request: string): Promise<Answer> =>
  ask(operation, modelId, sampleRequests[request], true);

const stream = await answered("ConverseStream", "amazon.nova-lite-v1:0", "systemTool");
const chunks = await answered("InvokeModelWithResponseStream", "amazon.nova-lite-v1:0", "novaMessages");
const whole = await answered("Converse", "amazon.nova-lite-v1:0", "greeting");

const withFrames = (answer: Answer, change: (frames: readonly Frame[]) => readonly Frame[]): Answer => ({
  ...answer,
  frames: change(answer.frames ?? []),
});

const swapped = (frames: readonly Frame[], one: number, other: number): readonly Frame[] =>
  frames.map((frame, index) => (index === one ? frames[other] : index === other ? frames[one] : frame) ?? frame);

describe("a comparison of answers", () => {
  it.each([stream, chunks, whole])("finds no difference between an answer and itself", (answer) => {
    expect(differencesBetween(answer, answer)).toEqual([]);
  });

  it("tells a member that is missing, and one that is too much, at any level", () => {
    const recorded = { ...whole, values: [{ usage: { inputTokens: 1, more: [{ type: "kind", inner: 1 }] } }] };
    const emulated = { ...whole, values: [{ usage: { inputTokens: 1, other: 1 } }] };
    expect(differencesBetween(recorded, emulated)).toEqual([
      "+ member .usage.other",
      "- member .usage.more",
      "- member .usage.more[kind].inner",
      "- member .usage.more[kind].type",
    ]);
  });

  it("tells a header that is missing, unless none were kept", () => {
    const recorded = { ...whole, headers: new Set(["content-type: application/json", "x-amzn-bedrock-more"]) };
    expect(differencesBetween(recorded, whole)).toEqual(["- header x-amzn-bedrock-more"]);
    expect(differencesBetween({ ...whole, headers: undefined }, whole)).toEqual([]);
  });

  it("tells another status", () => {
    expect(differencesBetween({ ...whole, status: 404 }, whole)).toEqual(["status 200"]);
  });

  it("tells frames that stand elsewhere", () => {
    const last = (stream.frames?.length ?? 0) - 1;
    const emulated = withFrames(stream, (frames) => swapped(frames, last, last - 1));
    expect(differencesBetween(stream, emulated)).toEqual([
      "+ order messageStart → blocks → metadata → messageStop",
      "- order messageStart → blocks → messageStop → metadata",
    ]);
  });

  it("tells a block that goes otherwise", () => {
    const emulated = withFrames(stream, (frames) => swapped(frames, 1, 2));
    expect(differencesBetween(stream, emulated)).toContainEqual(expect.stringMatching(/^\+ way of a toolUse block/));
  });

  it("tells a kind of block that is missing", () => {
    const emulated = withFrames(stream, (frames) => frames.filter(({ payload }) => payload.contentBlockIndex !== 1));
    expect(differencesBetween(stream, emulated)).toEqual(["- block toolResult"]);
  });

  it("tells counts that do not come last", () => {
    const last = (chunks.frames?.length ?? 0) - 1;
    const emulated = withFrames(chunks, (frames) => swapped(frames, last, 0));
    expect(differencesBetween(chunks, emulated)).toContain("+ counts in others");
  });

  it("tells headers of frames that come in another order", () => {
    const emulated = withFrames(stream, (frames) => frames.map((frame) => ({ ...frame, headers: "others" })));
    expect(differencesBetween(stream, emulated)).toContain("+ frame's headers others");
  });
});
