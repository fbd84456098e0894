import { expect, test } from "vitest";
import { fieldsFile } from "../src/fields-file.ts";
import type { ServiceModel, Shape } from "../src/model.ts";

const text: Shape = { type: "string" };
const request: Shape = {
  type: "structure",
  members: { modelId: { shape: "Text" }, extra: { shape: "Document" }, toolConfig: { shape: "ToolConfig" } },
};
const invocation: Shape = { type: "structure", members: { modelId: { shape: "Text" }, body: { shape: "Body" } } };
const choice: Shape = { type: "structure", union: true, members: { auto: { shape: "Text" }, any: { shape: "Text" } } };

function modelWith(streamRequest: Shape): ServiceModel {
  const unions = ["ContentBlock", "SystemContentBlock", "Tool", "ToolChoice", "ToolResultContentBlock"];
  return {
    operations: {},
    shapes: {
      Text: text,
      Body: { type: "blob" },
      Document: { type: "structure", document: true, members: {} },
      ToolConfig: { type: "structure", members: { tools: { shape: "Text" } } },
      ConverseRequest: request,
      ConverseStreamRequest: streamRequest,
      GuardrailStreamConfiguration: { type: "structure", members: { trace: { shape: "Text" } } },
      InvokeModelRequest: invocation,
      InvokeModelWithResponseStreamRequest: invocation,
      ...Object.fromEntries(unions.map((name) => [name, choice])),
    },
  };
}

test("members come with their JSON type, structures with their own members, the target's id not at all", () => {
  const fields = fieldsFile(modelWith(request));
  expect(fields).toContain(`export const converseFields = {
  extra: "document",
  toolConfig: "structure",
} as const;`);
  expect(fields).toContain(`export const converseStructures = {
  toolConfig: ["tools"],
} as const;`);
  expect(fields).toContain('export const guardrailStreamConfig = ["trace"] as const;');
  expect(fields).toContain(`export const invokeModelFields = {
  body: "blob",
} as const;`);
  expect(fields).toContain('  ToolChoice: ["auto", "any"],\n');
});

test("one table cannot serve two requests that differ: the generator stops", () => {
  const gained: Shape = { ...request, members: { ...request.members, streamOnly: { shape: "Text" } } };
  expect(() => fieldsFile(modelWith(gained))).toThrow(
    "ConverseRequest and ConverseStreamRequest differ in their members",
  );
});
