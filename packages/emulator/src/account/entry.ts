import type { JsonObject } from "../wire/json.ts";
import type {
  ApplicationProfileDefinition,
  CustomDeploymentDefinition,
  CustomModelDefinition,
  ImportedDefinition,
  MarketplaceDefinition,
  ProvisionedDefinition,
  RouterDefinition,
  SystemProfileDefinition,
} from "./definitions.ts";
import type { Model, ModelDefinition } from "./model.ts";

/** A foundation model, as the account has it. */
export interface FoundationDefinition {
  readonly kind: "base";
  readonly name: string;
  readonly model: ModelDefinition;
}

/** One version of a prompt, as the account has it. */
export interface PromptVersionDefinition {
  readonly kind: "prompt";
  readonly name: string;
  readonly description?: string;
  /** `DRAFT`, or a number from 1. */
  readonly version: string;
  /** AWS's `PromptVariant`, at most one. */
  readonly variants: readonly JsonObject[];
  readonly defaultVariant?: string;
  readonly customerEncryptionKeyArn?: string;
}

/** What an entry was made from. */
export type EntryDefinition =
  | FoundationDefinition
  | SystemProfileDefinition
  | ApplicationProfileDefinition
  | PromptVersionDefinition
  | ProvisionedDefinition
  | CustomModelDefinition
  | CustomDeploymentDefinition
  | ImportedDefinition
  | RouterDefinition
  | MarketplaceDefinition;

/** The definition of a kind. */
export type DefinitionOf<Kind extends EntryDefinition["kind"]> = Extract<EntryDefinition, { kind: Kind }>;

/** Something in the account: what both planes read. */
export interface Entry<Definition extends EntryDefinition = EntryDefinition> {
  readonly definition: Definition;
  readonly arn: string;
  /** The end of the ARN; for a prompt, without the version. */
  readonly id: string;
  /** What to pass to the runtime: the id where the kind has one, else the ARN. */
  readonly modelId: string;
  /** For people. */
  readonly label: string;
  /** Whether `account.targets` lists it. A model that is only available through profiles is not listed. */
  readonly listed: boolean;
  /** Counts the entries of an account, in the order of their creation. */
  readonly ordinal: number;
  /** ISO 8601. */
  readonly createdAt: string;
  /** ISO 8601. */
  readonly updatedAt: string;
  /** By key. */
  readonly tags: Map<string, string>;
  /** What answers, for entries that stand on no other. */
  readonly model?: Model;
}
