import type { ControlPlane, ModelTarget } from "@bedrock-targets/core";
import { describe, expect, it } from "vitest";
import { controlOver } from "./control.ts";
import { failingClient } from "./failing-client.ts";
import { failureOf } from "./failure.ts";

/**
 * Where calls on the targets of a strategy are answered, as `within` sees it: in the region of the call (`own`), or in
 * regions that have to be looked up (`unknown`).
 */
export function describeFence(target: ModelTarget, modelIds: readonly string[], destinations: "own" | "unknown"): void {
  const codeWithin = async (within: string | readonly string[], modelId: string, control: ControlPlane) => {
    const client = failingClient([target], { name: "ModelNotReadyException" }, { within, control });
    return (await failureOf(() => client.converse(modelId, { messages: "Hello." }))).code;
  };
  const near = controlOver(["us-east-1", "us-east-2"]);
  const far = controlOver(["us-east-1", "ca-central-1"]);
  const shut = controlOver([]);

  describe("inside a fence", () => {
    it.each(modelIds)("around all that it may use, calls %s", async (modelId) => {
      expect(await codeWithin("us-east-*", modelId, near)).toBe("model-not-ready");
      expect(await codeWithin("*", modelId, shut)).toBe("model-not-ready");
    });
    it.each(modelIds)("around other regions, does not call %s", async (modelId) => {
      expect(await codeWithin("eu-*", modelId, near)).toBe("region-mismatch");
    });
    it.each(modelIds)(
      `that leaves a region out, ${destinations === "own" ? "calls" : "does not call"} %s`,
      async (modelId) => {
        const code = destinations === "own" ? "model-not-ready" : "region-mismatch";
        expect(await codeWithin("us-east-*", modelId, far)).toBe(code);
        expect(await codeWithin("us-east-*", modelId, shut)).toBe(code);
      },
    );
  });
}
