import type { ModelTarget } from "@bedrock-targets/core";
import { describe, expect, it } from "vitest";
import { failingClient } from "./failing-client.ts";
import { failureOf } from "./failure.ts";

/**
 * Where calls on the targets of a strategy are answered, as `within` sees it: in the region of the call (`own`), or in
 * regions that the string does not tell (`unknown`).
 */
export function describeFence(target: ModelTarget, modelIds: readonly string[], destinations: "own" | "unknown"): void {
  const codeWithin = async (within: string, modelId: string) => {
    const client = failingClient([target], { name: "ModelNotReadyException" }, { within });
    return (await failureOf(() => client.converse(modelId, { messages: "Hello." }))).code;
  };
  describe("inside a fence", () => {
    const answer = destinations === "own" ? "calls" : "does not call";
    it.each(modelIds)(`around its own region, ${answer} %s`, async (modelId) => {
      const code = await codeWithin("us-east-1", modelId);
      expect(code).toBe(destinations === "own" ? "model-not-ready" : "region-mismatch");
    });
    it.each(modelIds)("around other regions, does not call %s", async (modelId) => {
      expect(await codeWithin("eu-*", modelId)).toBe("region-mismatch");
    });
  });
}
