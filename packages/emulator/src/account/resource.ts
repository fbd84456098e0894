import type { JsonObject } from "../wire/json.ts";
import type { Model } from "./model.ts";

/** The kinds of things that Bedrock accepts as `modelId`. */
export const emulatedKinds = [
  "base",
  "cross-region",
  "application-profile",
  "prompt",
  "provisioned",
  "custom-model",
  "custom-deployment",
  "imported",
  "router",
  "marketplace",
] as const;

/** One of them. */
export type EmulatedKind = (typeof emulatedKinds)[number];

/** Something that can be passed as `modelId`. */
export interface EmulatedTarget {
  readonly kind: EmulatedKind;
  readonly modelId: string;
  /** For people. */
  readonly name: string;
}

/** What stands behind a `modelId` while one request is answered. */
export interface Resource {
  readonly kind: EmulatedKind;
  /** What answers: one model; for a router several to choose from, the plainest first. */
  readonly models: readonly [InvokedModel, ...InvokedModel[]];
  /** The stored text of a prompt. */
  readonly prompt?: StoredPrompt;
}

/** A model and the ARN under which a router reports it. */
export interface InvokedModel {
  readonly arn: string;
  readonly model: Model;
}

/** One version of a prompt, in the shapes of a Converse request. A variable is written `{{name}}` in its texts. */
export interface StoredPrompt {
  readonly messages: readonly JsonObject[];
  readonly system: readonly JsonObject[];
  readonly variables: readonly string[];
  /** `inferenceConfig`, `toolConfig` and `additionalModelRequestFields`, as far as the prompt has them. */
  readonly settings: JsonObject;
}
