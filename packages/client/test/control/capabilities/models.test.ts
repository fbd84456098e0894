import { parseModelId } from "@bedrock-targets/core";
import { describe, expect, it } from "vitest";
import { capabilitiesOf } from "../../../src/control/capabilities/capabilities.ts";
import { Learned } from "../../../src/control/capabilities/learned.ts";
import { columns, models, sources } from "../../../src/control/capabilities/table.ts";
import { newcomer, ofModel, target } from "./support/facts.ts";

const llama = "meta.llama3-1-70b-instruct-v1:0";
const sonnet = "anthropic.claude-sonnet-4-20250514-v1:0";
const text = { outputModalities: ["TEXT"] };

describe("the table", () => {
  it("has foundation models by their bare ids, and a known source for each answer", () => {
    for (const [id, row] of Object.entries(models)) {
      expect(parseModelId(id)).toMatchObject({ kind: "base", modelId: id });
      expect(row).toHaveLength(columns.length);
      for (const letter of row.replaceAll("_", "")) expect(sources).toHaveProperty(letter.toLowerCase());
    }
  });

  it("answers for a model, with the page that says so and its date", () => {
    const { toolUse, streamingToolUse } = ofModel({ modelId: llama });
    const reason = `${llama}, according to the Bedrock user guide (Supported models and model features)`;
    expect(toolUse).toEqual({ answer: "yes", reason, source: "table", asOf: "2024-10" });
    expect(streamingToolUse).toEqual({ answer: "no", reason, source: "table", asOf: "2024-10" });
  });
});

describe("a foundation model", () => {
  it("of which nobody says anything is unknown in everything but its kind's own limits", () => {
    const { latencyOptimized, ...others } = ofModel({ modelId: newcomer, inputModalities: [], outputModalities: [] });
    for (const capability of Object.values(others)) {
      expect(capability).toEqual({
        answer: "unknown",
        reason: `nothing is known about it of ${newcomer}`,
        source: "none",
      });
    }
    expect(latencyOptimized).toMatchObject({ answer: "no", source: "rules" });
  });

  it("takes images if the control plane says so, whatever the table says", () => {
    expect(ofModel({ modelId: sonnet }).imageInput).toMatchObject({ answer: "yes", source: "table" });
    const without = ofModel({ modelId: sonnet, inputModalities: ["TEXT"] }).imageInput;
    expect(without).toMatchObject({ answer: "no", source: "control-plane" });
    expect(without.reason).toBe(`the control plane says that ${sonnet} takes TEXT`);
    const withImages = ofModel({ modelId: newcomer, inputModalities: ["TEXT", "IMAGE"] }).imageInput;
    expect(withImages).toMatchObject({ answer: "yes", source: "control-plane" });
  });

  it("that does not stream has no streams, and no tools in them", () => {
    const { converse, converseStream, invokeModelStream, streamingToolUse } = ofModel({
      modelId: sonnet,
      streaming: false,
    });
    expect(converse).toMatchObject({ answer: "yes", source: "table" });
    expect(converseStream).toMatchObject({ answer: "no", source: "control-plane" });
    expect(invokeModelStream).toMatchObject({ answer: "no", source: "control-plane" });
    // Though the table has tools in its streams.
    expect(streamingToolUse).toMatchObject({ answer: "no", source: "control-plane" });
    expect(ofModel({ modelId: newcomer, streaming: false }).streamingToolUse.answer).toBe("no");
  });

  it("has ConverseStream if it has Converse and streams", () => {
    const modelId = "anthropic.claude-sonnet-5"; // of which the table has Converse alone
    expect(ofModel({ modelId }).converseStream.answer).toBe("unknown");
    expect(ofModel({ modelId, streaming: "unknown" }).converseStream.answer).toBe("unknown");
    expect(ofModel({ modelId, streaming: true }).converseStream).toMatchObject({
      answer: "yes",
      source: "control-plane",
    });
    expect(ofModel({ modelId: newcomer, streaming: true }).converseStream.answer).toBe("unknown");
  });

  it.each([["EMBEDDING"], ["IMAGE"], ["VIDEO"], ["EMBEDDING", "IMAGE"]])(
    "that answers with %s has no Converse",
    (...outputModalities) => {
      const of = ofModel({ modelId: newcomer, outputModalities });
      expect(of.converse).toMatchObject({ answer: "no", source: "control-plane" });
      expect(of.converse.reason).toContain(outputModalities.join(", "));
      expect(of).toMatchObject({
        converseStream: { answer: "no" },
        toolUse: { answer: "no" },
        documentInput: { answer: "no" },
      });
      expect(of.invokeModel).toMatchObject({ answer: "yes", source: "control-plane" });
    },
  );

  it.each([["TEXT"], ["TEXT", "IMAGE"], ["SPEECH"], ["AUDIO", "EMBEDDING"]])(
    "that answers with %s may have Converse or not",
    (...outputModalities) => {
      expect(ofModel({ modelId: newcomer, outputModalities }).converse.answer).toBe("unknown");
    },
  );

  it("can be invoked, and in a stream if it streams; one that speaks need not", () => {
    const plain = ofModel({ modelId: newcomer, ...text, streaming: "unknown" });
    expect(plain).toMatchObject({ invokeModel: { answer: "yes" }, invokeModelStream: { answer: "unknown" } });
    const streaming = ofModel({ modelId: newcomer, ...text, streaming: true });
    expect(streaming.invokeModelStream).toMatchObject({ answer: "yes", source: "control-plane" });
    const speaking = ofModel({ modelId: newcomer, outputModalities: ["TEXT", "SPEECH"], streaming: true });
    expect(speaking).toMatchObject({ invokeModel: { answer: "unknown" }, invokeModelStream: { answer: "unknown" } });
  });

  it("offered through profiles only is not counted, whatever the table says", () => {
    const { countTokens } = ofModel({ modelId: newcomer, onDemand: false });
    expect(countTokens).toMatchObject({ answer: "no", source: "control-plane" });
    expect(countTokens.reason).toContain("through profiles only");
    expect(ofModel({ modelId: sonnet, onDemand: false }).countTokens).toMatchObject({ answer: "no" });
    expect(ofModel({ modelId: `${newcomer}:128k`, onDemand: false }).countTokens.answer).toBe("unknown");
    expect(ofModel({ modelId: newcomer, onDemand: true }).countTokens.answer).toBe("unknown");
    expect(ofModel({ modelId: newcomer, onDemand: "unknown" }).countTokens.answer).toBe("unknown");
  });
});

describe("what needs something else", () => {
  it("cannot be done without it, whatever the table says", () => {
    const learned = new Learned();
    const message = "This action doesn't support the model that you provided.";
    learned.learn({ name: "ValidationException", message }, sonnet, "converse");
    const of = ofModel({ modelId: sonnet, streaming: true }, learned);
    for (const name of ["converse", "converseStream", "toolUse", "streamingToolUse", "documentInput"] as const) {
      expect(of[name]).toMatchObject({ answer: "no", source: "service" });
    }
    expect(of.countTokens).toMatchObject({ answer: "yes", source: "table" });
  });
});

describe("several models behind a target", () => {
  const micro = { modelId: "amazon.nova-micro-v1:0" };
  const router = (models: readonly { modelId: string }[], isComplete = true) =>
    capabilitiesOf(target("router", { models, isComplete }), new Learned());

  it("can do what all of them can, by the oldest of the answers", () => {
    const { toolUse } = router([{ modelId: sonnet }, { modelId: llama }]);
    expect(toolUse).toMatchObject({ answer: "yes", source: "table", asOf: "2024-10" });
    expect(toolUse.reason).toContain(sonnet);
    expect(toolUse.reason).toContain(llama);
  });

  it("cannot do what one cannot, which is named", () => {
    const { streamingToolUse, imageInput } = router([{ modelId: sonnet }, { modelId: llama }, { modelId: newcomer }]);
    expect(streamingToolUse).toMatchObject({ answer: "no", source: "table" });
    expect(streamingToolUse.reason).toContain(llama);
    expect(imageInput.reason).toContain(llama);
  });

  it("may be able to do what nobody denies", () => {
    const { toolUse } = router([micro, { modelId: newcomer }]);
    expect(toolUse).toMatchObject({ answer: "unknown", source: "none" });
    expect(toolUse.reason).toContain(newcomer);
  });

  it("can do nothing for sure where there may be more; what one cannot stays", () => {
    const { toolUse, imageInput } = router([micro], false);
    expect(toolUse).toMatchObject({ answer: "unknown", source: "none" });
    expect(toolUse.reason).toBe("not all models behind it may be read, and all would have to");
    expect(imageInput).toMatchObject({ answer: "no", source: "table" });
  });

  it("count once, in however many regions they are", () => {
    const one = capabilitiesOf(target("cross-region", { models: [micro] }), new Learned());
    const many = capabilitiesOf(target("cross-region", { models: [micro, micro, micro] }), new Learned());
    expect(many).toEqual(one);
    expect(many.toolUse.answer).toBe("yes");
  });

  it("that are none leave everything open", () => {
    for (const capability of Object.values(router([]))) {
      expect(capability).toEqual({
        answer: "unknown",
        reason: "no foundation model behind it is known",
        source: "none",
      });
    }
  });
});
