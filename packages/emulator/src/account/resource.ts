import type { ServiceError } from "../http/service-error.ts";
import type { Model } from "./model.ts";

/** The kinds of things that Bedrock accepts as `modelId`. */
export type EmulatedKind =
  | "base"
  | "cross-region"
  | "application-profile"
  | "prompt"
  | "provisioned"
  | "custom-model"
  | "custom-deployment"
  | "imported"
  | "router"
  | "marketplace";

/** Something that can be passed as `modelId`. */
export interface EmulatedTarget {
  readonly kind: EmulatedKind;
  readonly modelId: string;
  /** For people. */
  readonly name: string;
}

/** What the account knows about a target. */
export interface Resource extends EmulatedTarget {
  /** Whether `account.targets` lists it. A model that is only available through profiles is not listed. */
  readonly listed: boolean;
  /** Other strings that mean the same, such as the ARN of a profile that has an id. */
  readonly aliases: readonly string[];
  /** What answers: one model; for a router several to choose from, the plainest first. */
  readonly models: readonly [InvokedModel, ...InvokedModel[]];
  /** Why every call to it fails, where it does. */
  readonly refusal?: ServiceError;
  /** The stored text of a prompt. */
  readonly prompt?: StoredPrompt;
}

/** A model and the ARN under which a router reports it. */
export interface InvokedModel {
  readonly arn: string;
  readonly model: Model;
}

/** One version of a prompt. A variable is written `{{name}}` in the text. */
export interface StoredPrompt {
  readonly text: string;
  readonly variables: readonly string[];
  readonly maxTokens: number;
}
