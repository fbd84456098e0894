import {
  type BoundTarget,
  type ModelIdParts,
  type ModelTarget,
  parseModelId,
  sourceOfKind,
} from "@bedrock-targets/core";
import { describe, expect, it } from "vitest";
import { failureOf } from "./failure.ts";
import { foreignTo } from "./model-ids.ts";

/** The strategies of our packages, which bind a modelId when called, and make ARNs. */
interface Factory extends ModelTarget {
  (modelId: string): BoundTarget;
  arn(parts: Partial<ModelIdParts>): string;
}

/** What all our strategies do as factories. */
export function describeFactory(factory: Factory, modelIds: readonly string[]): void {
  describe("as a factory", () => {
    binds(factory, modelIds);
    for (const modelId of modelIds.filter((each) => each.startsWith("arn:"))) makesArn(factory, modelId);
  });
}

function binds(factory: Factory, modelIds: readonly string[]): void {
  it.each(modelIds)("binds %s", (modelId) => {
    const ref = parseModelId(modelId);
    expect(factory(modelId)).toMatchObject({ modelId, kind: ref.kind, ref, strategy: { kinds: factory.kinds } });
  });
  it.each(foreignTo(modelIds))("does not bind %s, and names the strategy that does", async (modelId) => {
    const { code, advice } = await failureOf(() => factory(modelId));
    expect(code).toBe("invalid-target");
    expect(advice).toContain(sourceOfKind(parseModelId(modelId).kind).package);
  });
}

function makesArn(factory: Factory, modelId: string): void {
  const parts = parseModelId(modelId);
  it(`makes ${modelId} of its parts`, () => expect(factory.arn(parts)).toBe(modelId));
  it.each(Object.entries(mistakes))(`makes no ARN like ${modelId} %s`, async (_mistake, wrong) => {
    const failure = await failureOf(() => factory.arn({ ...parts, ...wrong }));
    expect(failure).toMatchObject({ code: "invalid-target", advice: expect.stringMatching(/\S/) });
  });
}

const mistakes: Readonly<Record<string, Partial<ModelIdParts>>> = {
  "without a region": { region: "" },
  "with a region that is no part of a host name": { region: "us-east-1/x" },
  "with an account id of five digits": { accountId: "12345" },
  "without a resource id": { resourceId: "" },
  "with a resource id of two parts": { resourceId: "one/two/three" },
};
