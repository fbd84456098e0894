import type { Connection } from "@bedrock-targets/conformance";
import {
  BedrockTargetError,
  bindTarget,
  type ModelTarget,
  type Operation,
  parseModelId,
  reasonAgainstOperation,
  rulesOf,
} from "@bedrock-targets/core";
import { describe, expect, it } from "vitest";

/** Requests that are sent, and that no Bedrock answers: blank text, and a body that is in no model's format. */
const refused: Readonly<Record<Operation, object>> = {
  converse: { messages: [{ role: "user", content: [{ text: " " }] }] },
  converseStream: { messages: [{ role: "user", content: [{ text: " " }] }] },
  invokeModel: { body: {} },
  invokeModelStream: { body: {} },
};

/** What the service itself refuses reaches the caller, for each operation that the kind has. */
export function describeRefusals(target: ModelTarget, modelIds: readonly string[], connection: Connection): void {
  describe("passes on that the service refuses a request", () => {
    for (const operation of Object.keys(refused) as Operation[]) {
      // the keys of a closed record
      it.each(modelIds.filter((modelId) => has(target, modelId, operation)))(`of ${operation}: %s`, async (modelId) => {
        const error: unknown = await connection.client[operation](modelId, refused[operation]).catch(
          (thrown) => thrown,
        );
        expect(BedrockTargetError.is(error)).toBe(true);
        const { requestId } = connection.calls().at(-1) ?? {};
        const said = { code: "invalid-request", status: 400, requestId };
        expect(error).toMatchObject({ ...said, retryable: false, target: { modelId }, attempts: [said] });
      });
    }
  });
}

const has = (strategy: ModelTarget, modelId: string, operation: Operation): boolean =>
  reasonAgainstOperation(rulesOf(bindTarget(strategy, parseModelId(modelId))), operation) === undefined;
