import { describe, expect, it } from "vitest";
import type { ListTargetsOptions } from "../../../src/index.ts";
import { denied, gone, type Script, ScriptedControl } from "../../support/scripted-control.ts";
import { arns, clientOver, everything, nova, targetsIn, warningsIn } from "./support.ts";

const withTags: Script = {
  ...everything,
  listTagsForResource: ({ resourceARN }) => ({ tags: [{ key: "of", value: resourceARN }] }),
  listPromptTags: ({ resourceArn = "" }) => ({ tags: { of: resourceArn, ...{ service: "prompts" } } }),
};

async function list(options: ListTargetsOptions, script: Script = withTags) {
  const control = new ScriptedControl(script);
  const items = await clientOver(control).listTargets(options).toArray();
  const one = (modelId: string) => targetsIn(items).find((target) => target.modelId === modelId);
  return { control, items, one };
}

describe("tags", () => {
  it("are asked for where they were wished alone", async () => {
    const { control, one } = await list({ include: [] });
    expect(control.operations.some((operation) => operation.includes("Tags"))).toBe(false);
    expect(one(arns.application)).not.toHaveProperty("tags");
  });

  it("come with each thing that the account owns, from its own service", async () => {
    const { one } = await list({ include: ["tags"] });
    for (const arn of [arns.application, arns.provisioned, arns.custom, arns.deployment, arns.imported, arns.router]) {
      expect(one(arn)?.tags).toEqual({ of: arn });
    }
    expect(one(arns.prompt)?.tags).toEqual({ of: arns.prompt, service: "prompts" });
  });

  it("are not asked of what belongs to AWS, or to SageMaker", async () => {
    const { one, control } = await list({ include: ["tags"] });
    for (const modelId of [nova, `us.${nova}`, arns.defaultRouter]) expect(one(modelId)?.tags).toEqual({});
    expect(one(arns.endpoint)).not.toHaveProperty("tags");
    const asked = JSON.stringify(control.calls.filter(({ operation }) => operation === "listTagsForResource"));
    expect(asked).not.toContain("endpoint");
    expect(asked).not.toContain("default-prompt-router");
  });

  it("that may not be read are one warning, and everything is listed", async () => {
    const listTagsForResource = () => {
      throw denied("bedrock:ListTagsForResource");
    };
    const { items, one } = await list({ include: ["tags"] }, { ...withTags, listTagsForResource });
    expect(warningsIn(items)).toMatchObject([{ code: "access-denied", action: "bedrock:ListTagsForResource" }]);
    expect(one(arns.application)).not.toHaveProperty("tags");
    expect(one(arns.prompt)).toHaveProperty("tags");
    expect(targetsIn(items)).toHaveLength(targetsIn((await list({})).items).length);
  });

  it("of what is gone by now are left out in silence", async () => {
    const listTagsForResource = () => {
      throw gone();
    };
    const { items } = await list({ include: ["tags"] }, { ...withTags, listTagsForResource });
    expect(warningsIn(items)).toEqual([]);
  });
});

describe("versions", () => {
  it("are those of prompts, page by page", async () => {
    const { one, control } = await list({ include: ["versions"] });
    expect(one(arns.prompt)?.versions).toEqual(["DRAFT", "1", "2"]);
    expect(one(arns.application)).not.toHaveProperty("versions");
    expect(one(arns.prompt)).not.toHaveProperty("tags");
    expect(control.operations.filter((operation) => operation === "listPrompts")).toHaveLength(3);
  });

  it("are asked for by the prompt's id, which all partitions take", async () => {
    const { control } = await list({ include: ["versions"], kinds: ["prompt"] });
    expect(control.calls[1]?.input).toMatchObject({ promptIdentifier: "ABCDEFGHIJ" });
  });
});
