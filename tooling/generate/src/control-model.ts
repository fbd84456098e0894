import type { Operation, ServiceModel, Shape } from "./model.ts";
import { renamed } from "./renamed.ts";

/** The official models, by the service that each describes. */
export interface ServiceModels {
  /** `bedrock-runtime`: what is called. */
  readonly runtime: ServiceModel;
  /** `bedrock`: what there is to call. */
  readonly control: ServiceModel;
  /** `bedrock-agent`, of which stored prompts are a part. */
  readonly agent: ServiceModel;
}

/** The operations of both control planes as one model. */
export interface ControlModel {
  readonly model: ServiceModel;
  /** What the AWS SDK calls a shape: `Bedrock.Tag`, `Agent.Message`. */
  readonly sdkName: (shape: string) => string;
}

/** Both services have the operation ListTagsForResource. */
const tagsOfPrompts: Readonly<Record<string, string>> = {
  ListTagsForResourceRequest: "ListPromptTagsRequest",
  ListTagsForResourceResponse: "ListPromptTagsResponse",
};

/**
 * Puts both models together. A shape of stored prompts whose name another service has too gets the prefix `Prompt`: a
 * prompt's message, say, holds less than one of Converse.
 */
export function controlModel({ runtime, control, agent }: ServiceModels): ControlModel {
  const others = { ...runtime.shapes, ...control.shapes };
  const prompts = withTags(agent);
  const ourNames = new Map(Object.keys(prompts.shapes).map((name) => [name, ourName(name, others)]));
  const theirNames = new Map([...ourNames].map(([name, ours]) => [ours, name]));
  const isTaken = theirNames.size < ourNames.size || [...theirNames.keys()].some((name) => Object.hasOwn(others, name));
  if (isTaken) throw new Error("two shapes of the control planes would have the same name");
  const { operations, shapes } = renamed(prompts, (name) => ourNames.get(name) ?? name);
  return {
    model: { operations: { ...operations, ...control.operations }, shapes: { ...control.shapes, ...shapes } },
    sdkName: (name) => (theirNames.has(name) ? `Agent.${theirNames.get(name)}` : `Bedrock.${name}`),
  };
}

const ourName = (name: string, others: object): string =>
  tagsOfPrompts[name] ?? (Object.hasOwn(others, name) ? `Prompt${name}` : name);

/** As the AWS SDK has them; core's type test compares it. */
const tagShapes: Readonly<Record<string, Shape>> = {
  ListTagsForResourceRequest: {
    type: "structure",
    required: ["resourceArn"],
    members: { resourceArn: { shape: "String" } },
  },
  ListTagsForResourceResponse: { type: "structure", members: { tags: { shape: "TagsMap" } } },
};

const tagOperation: Operation = {
  input: { shape: "ListTagsForResourceRequest" },
  output: { shape: "ListTagsForResourceResponse" },
};

/** Where the model at hand is cut down to the operations that prompts have alone, the shapes of their tags are added. */
const withTags = ({ operations, shapes }: ServiceModel): ServiceModel => ({
  operations: { ...operations, ListPromptTags: tagOperation },
  shapes: { ...tagShapes, ...shapes },
});
