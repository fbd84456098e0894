import { describe, expect, it } from "vitest";
import { capabilitiesOf } from "../../../src/control/capabilities/capabilities.ts";
import { Learned } from "../../../src/control/capabilities/learned.ts";
import { ofKind, target } from "./support/facts.ts";

const sonnet = { modelId: "anthropic.claude-sonnet-4-20250514-v1:0" };
const rule = (reason: string) => ({ answer: "no", reason, source: "rules" });

describe("the rules of a kind", () => {
  it("rule out an operation, with the kind's own reason", () => {
    const reason = "InvokeModel takes no prompt variables";
    const of = ofKind("prompt", { refuses: { invokeModel: reason } }, { models: [sonnet] });
    expect(of.invokeModel).toEqual(rule(reason));
    expect(of.converse).toMatchObject({ answer: "yes", source: "table" });
    expect(of.toolUse.answer).toBe("yes");
  });

  it("rule out what needs a field that is refused", () => {
    const reason = "a stored prompt brings its own tools";
    const of = ofKind("prompt", { refuses: { toolConfig: reason } }, { models: [sonnet] });
    expect(of.toolUse).toEqual(rule(reason));
    expect(of.streamingToolUse).toEqual(rule(reason));
    expect(of.promptCaching.answer).toBe("yes");
  });

  it("leave nothing of a target that cannot be called", () => {
    const reason = "a custom model is an artifact";
    const refuses = { converse: reason, converseStream: reason, invokeModel: reason, invokeModelStream: reason };
    const { countTokens, ...others } = ofKind("custom-model", { refuses }, { models: [sonnet] });
    for (const capability of Object.values(others)) expect(capability).toEqual(rule(reason));
    expect(countTokens.answer).toBe("yes"); // which is asked of the model behind it
  });

  it("count for kinds of other makers, too", () => {
    const of = ofKind("other:cake", { refuses: { converse: "cake does not talk" } }, { models: [sonnet] });
    expect(of.converse).toEqual(rule("cake does not talk"));
    expect(of.streamingToolUse).toEqual(rule("cake does not talk"));
    expect(of.invokeModel.answer).not.toBe("no");
    expect(ofKind("other:constructor", {}, { models: [sonnet] }).converse.answer).toBe("yes");
  });
});

describe("a kind", () => {
  it("takes caching away with provisioned throughput, which nobody else loses", () => {
    expect(ofKind("provisioned", {}, { models: [sonnet] }).promptCaching).toEqual(
      rule("prompts are cached for on-demand inference only"),
    );
    for (const kind of ["base", "cross-region", "application-profile", "prompt", "custom-deployment"] as const) {
      expect(ofKind(kind, {}, { models: [sonnet] }).promptCaching.answer).toBe("yes");
    }
  });

  it("has no foundation model whose tokens could be counted", () => {
    for (const kind of ["imported", "marketplace"] as const) {
      expect(ofKind(kind, {}).countTokens).toMatchObject({ answer: "no", source: "rules" });
    }
  });
});

describe("an imported model", () => {
  const imported = (converse: boolean | "unknown", learned = new Learned()) =>
    capabilitiesOf(target("imported", { imported: { converse }, modelId: "arn:of:it" }), learned);

  it("can be conversed with whether it has Converse or not, since the client translates", () => {
    for (const name of ["converse", "converseStream"] as const) {
      expect(imported(true)[name]).toMatchObject({ answer: "yes", source: "control-plane" });
      expect(imported(false)[name]).toEqual({
        answer: "yes",
        reason: "it has no Converse, and this client translates to InvokeModel",
        source: "rules",
      });
      expect(imported("unknown")[name]).toMatchObject({ answer: "yes", source: "rules" });
    }
  });

  it("stays so after the service has refused Converse", () => {
    const learned = new Learned();
    const message =
      "This action doesn't support the model that you provided. Try again with a supported text or chat model.";
    learned.learn({ name: "ValidationException", message }, "arn:of:it", "converse");
    expect(imported("unknown", learned).converse.answer).toBe("yes");
  });

  it("can always be invoked; whether it has tools nobody says", () => {
    const of = imported(true);
    expect(of.invokeModel).toMatchObject({ answer: "yes", source: "rules" });
    expect(of.invokeModelStream).toMatchObject({ answer: "yes", source: "rules" });
    expect(of.toolUse).toMatchObject({ answer: "unknown", source: "none" });
  });
});
