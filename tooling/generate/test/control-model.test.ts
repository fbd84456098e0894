import { describe, expect, test } from "vitest";
import { controlFile } from "../src/control-file.ts";
import { controlModel, type ServiceModels } from "../src/control-model.ts";
import { parityFile } from "../src/parity-file.ts";
import { structure } from "./table-model.ts";

const ask = (name: string) => ({ input: { shape: `${name}Request` }, output: { shape: `${name}Response` } });

/** Three services, which have names in common. */
const models: ServiceModels = {
  runtime: { operations: {}, shapes: { Message: structure({ text: "Text", image: "Text" }) } },
  control: {
    operations: { ListTagsForResource: ask("ListTagsForResource") },
    shapes: {
      Text: { type: "string", max: 9 },
      ListTagsForResourceRequest: structure({ resourceARN: "Text" }),
      ListTagsForResourceResponse: structure({ tags: "Tags" }),
      Tags: { type: "list", member: { shape: "Tag" } },
      Tag: structure({ key: "Text" }),
    },
  },
  agent: {
    operations: { GetPrompt: ask("GetPrompt") },
    shapes: {
      String: { type: "string" },
      Text: { type: "string", max: 5 },
      TagsMap: { type: "map", key: { shape: "Text" }, value: { shape: "String" } },
      GetPromptRequest: structure({ promptIdentifier: "Text" }),
      GetPromptResponse: structure({ messages: "Messages", variant: "Variant" }),
      Messages: { type: "list", member: { shape: "Message" } },
      Message: structure({ text: "Text" }),
      Variant: structure({ text: "Text" }),
    },
  },
};

const operations = ["ListTagsForResource", "GetPrompt", "ListPromptTags"];
const withShape = (name: string, type: string): ServiceModels => ({
  ...models,
  agent: { ...models.agent, shapes: { ...models.agent.shapes, [name]: { type } } },
});

describe("the types of the control planes", () => {
  const { model, sdkName } = controlModel(models);
  const text = controlFile(model, operations);

  test("a prompt's shape has a prefix where another service has the name too, scalars included", () => {
    expect(text).toContain("  messages?: PromptMessage[] | undefined;\n  variant?: Variant | undefined;\n");
    expect(text).toContain("export interface PromptMessage {\n  /** ≤ 5 characters */\n");
    expect(text).toContain("export interface Tag {\n  /** ≤ 9 characters */\n");
    expect(text).not.toContain("image");
  });

  test("the tags of prompts stand beside those of all else, under a name of their own", () => {
    expect(text).toContain("export interface ListTagsForResourceResponse {\n  tags?: Tag[] | undefined;\n}\n");
    expect(text).toContain("export interface ListPromptTagsRequest {\n  resourceArn: string | undefined;\n}\n");
    expect(text).toContain("  tags?: Record<string, string> | undefined;\n");
  });

  test("each operation has its input and its output in a table", () => {
    expect(text).toContain(`export interface ControlInputs {
  listTagsForResource: ListTagsForResourceRequest;
  getPrompt: GetPromptRequest;
  listPromptTags: ListPromptTagsRequest;
}
`);
    expect(text).toContain(`export interface ControlOutputs {
  listTagsForResource: ListTagsForResourceResponse;
  getPrompt: GetPromptResponse;
  listPromptTags: ListPromptTagsResponse;
}
`);
  });

  test("beside the AWS SDK's types they are compared under its names, package by package", () => {
    const parity = parityFile(model, operations, {
      ours: "control-types",
      theirs: { Agent: "a", Bedrock: "b" },
      sdkName,
    });
    expect(parity).toContain('import type * as Agent from "a";\nimport type * as Bedrock from "b";\n');
    expect(parity).toContain("  PromptMessage: [Ours.PromptMessage, Agent.Message];\n");
    expect(parity).toContain(
      "  ListPromptTagsRequest: [Ours.ListPromptTagsRequest, Agent.ListTagsForResourceRequest];\n",
    );
    expect(parity).toContain("  Tag: [Ours.Tag, Bedrock.Tag];\n");
    expect(parity).not.toContain("Enumerations");
  });

  test.each(["PromptMessage", "ListPromptTagsRequest"])(
    "a shape that is called %s already stops the generator",
    (name) => {
      expect(() => controlModel(withShape(name, "string"))).toThrow("would have the same name");
    },
  );

  test("what the model says of the tags of prompts, where it says it, counts", () => {
    const { model } = controlModel(withShape("ListTagsForResourceResponse", "string"));
    expect(model.shapes.ListPromptTagsResponse).toEqual({ type: "string" });
  });
});
