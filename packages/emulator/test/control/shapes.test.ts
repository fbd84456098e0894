import { expect, it } from "vitest";
import { controlOperations } from "../../src/control/operations.ts";
import { createEmulator } from "../../src/index.ts";
import { missingShared, type ServiceModel, serviceModel } from "../shared.ts";
import { arn, liteArn } from "./support.ts";

const bedrock = serviceModel("bedrock");
const agent = serviceModel("bedrock-agent");

const modelOf = (path: string): ServiceModel | undefined => (path.startsWith("/prompts/") ? agent : bedrock);

/** The copy of the agents' model that is at hand has the operations of prompts only; the SDK's client knows their tags. */
const modelled = controlOperations.filter(({ path }) => !path.startsWith("/tags/"));

/** What the service model says against a value, as paths. */
const faults = (model: ServiceModel, shapeName: string, value: unknown, path = ""): string[] => {
  const shape = model.shapes[shapeName];
  if (!shape) return [`${path}: no shape ${shapeName}`];
  if (shape.type === "list" || shape.type === "map") {
    const inner = (shape.member ?? shape.value)?.shape ?? "";
    if (Array.isArray(value) !== (shape.type === "list")) return [`${path}: no ${shape.type}`];
    return Object.entries(value ?? {}).flatMap(([name, item]) => faults(model, inner, item, `${path}/${name}`));
  }
  if (shape.type !== "structure") return scalarFaults(shape.type, shape.enum, value, path);
  const members = Object.entries(value ?? {});
  return [
    ...(shape.required ?? [])
      .filter((name) => !members.some(([own]) => own === name))
      .map((name) => `${path}/${name}: missing`),
    ...members.flatMap(([name, item]) => {
      const member = shape.members?.[name];
      return member ? faults(model, member.shape, item, `${path}/${name}`) : [`${path}/${name}: unknown`];
    }),
  ];
};

const types: Readonly<Record<string, string>> = { string: "string", timestamp: "string", boolean: "boolean" };

const scalarFaults = (type: string, values: readonly string[] | undefined, value: unknown, path: string): string[] => {
  const fits = typeof value === (types[type] ?? "number");
  const isTime = type !== "timestamp" || !Number.isNaN(Date.parse(String(value)));
  return fits && isTime && (!values || values.includes(String(value))) ? [] : [`${path}: ${value} is no ${type}`];
};

/** What to name in a path, by its placeholder, so that something is there. */
const named: Readonly<Record<string, string>> = {
  customModelDeploymentIdentifier: "tickets",
  endpointArn: "arn:aws:sagemaker:us-east-1:123456789012:endpoint/support",
  inferenceProfileIdentifier: "chatbot00001",
  modelId: "amazon.nova-lite-v1:0",
  promptIdentifier: "TRANSLATE1",
  promptRouterArn: arn("prompt-router/novarouter01"),
  provisionedModelId: "capacity",
};

/** `modelIdentifier` is the name of three things. */
const identifierFor = (path: string): string => {
  if (path.startsWith("/custom-models")) return "tickets";
  if (path.startsWith("/imported-models")) return "summaries";
  return named[/\{(\w+)\}/.exec(path)?.[1] ?? ""] ?? "amazon.nova-lite-v1:0";
};

const bodies: Readonly<Record<string, unknown>> = {
  CreateInferenceProfile: { inferenceProfileName: "x", modelSource: { copyFrom: liteArn } },
  CreateProvisionedModelThroughput: { provisionedModelName: "x", modelId: liteArn, modelUnits: 1 },
  CreateCustomModelDeployment: {
    modelDeploymentName: "x",
    modelArn: arn("custom-model/amazon.nova-micro-v1:0:128k/tickets00001"),
  },
  CreatePromptRouter: {
    promptRouterName: "x",
    models: [{ modelArn: liteArn }, { modelArn: liteArn }],
    fallbackModel: { modelArn: liteArn },
    routingCriteria: { responseQualityDifference: 5 },
  },
  CreatePrompt: { name: "x" },
  UpdatePrompt: { name: "x" },
};

const tagging = { resourceARN: arn("application-inference-profile/chatbot00001"), tags: [], tagKeys: [] };

it.runIf(bedrock && agent).each(modelled)(
  `$name has the path, the status and the answer of AWS's service model${bedrock ? "" : ` ${missingShared}`}`,
  async ({ name, method, path }) => {
    const model = modelOf(path);
    const operation = model?.operations[name];
    expect(operation?.http).toMatchObject({ method, requestUri: path });
    const url = `http://localhost${path.replace(/\{\w+\}/, encodeURIComponent(identifierFor(path)))}`;
    const body = method === "POST" || method === "PUT" ? { body: JSON.stringify(bodies[name] ?? tagging) } : {};
    const response = await createEmulator().fetch(new Request(url, { method, ...body }));
    expect(response.status).toBe(operation?.http.responseCode);
    const answer: unknown = await response.json();
    const shape = operation?.output?.shape;
    expect(model && shape ? faults(model, shape, answer) : Object.keys(answer ?? {})).toEqual([]);
  },
);
