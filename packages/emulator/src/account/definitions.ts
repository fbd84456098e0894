/**
 * Something of its own to put into the emulator's account, in addition to what is seeded or in place of what has the same
 * ARN. ARNs are kept as they are given: they may lead nowhere, to another region, or in a circle.
 */
export type ResourceDefinition =
  | SystemProfileDefinition
  | ApplicationProfileDefinition
  | PromptDefinition
  | ProvisionedDefinition
  | CustomModelDefinition
  | CustomDeploymentDefinition
  | ImportedDefinition
  | RouterDefinition
  | MarketplaceDefinition;

/** What every definition may say. */
interface Common {
  /** AWS's name of it, which some operations take in place of the ARN. */
  readonly name: string;
  /**
   * The end of its ARN: for a prompt ten letters and digits, for an endpoint its name, for the rest usually twelve. Default:
   * made from kind and name, and the same in every emulator.
   */
  readonly id?: string;
  /** What `account.targets` calls it. Default: its name. */
  readonly label?: string;
  /** Default none. */
  readonly tags?: Readonly<Record<string, string>>;
}

/** A system profile. One of a foundation model with `profiles` is there without saying so. */
export interface SystemProfileDefinition extends Common {
  readonly kind: "cross-region";
  /** The id to pass, such as `us.amazon.nova-lite-v1:0`. */
  readonly id: string;
  readonly description?: string;
  /** The ARN of a foundation model for each destination. */
  readonly models: readonly string[];
}

/** An application inference profile. */
export interface ApplicationProfileDefinition extends Common {
  readonly kind: "application-profile";
  readonly description?: string;
  /** ARNs, usually those of a foundation model in each destination region. */
  readonly models: readonly string[];
}

/** A prompt: its draft, and a version for each further text. */
export interface PromptDefinition extends Common {
  readonly kind: "prompt";
  readonly description?: string;
  /** Whatever can be invoked: an id or an ARN. Default none; such a prompt can be read, but not run. */
  readonly modelId?: string;
  /** The draft's text; a variable is written `{{name}}`. Default empty. */
  readonly text?: string;
  /** Default: those in each text. */
  readonly variables?: readonly string[];
  /** The texts of the versions 1, 2, …. Default none. */
  readonly versions?: readonly string[];
  /** Default 512. */
  readonly maxTokens?: number;
  /** A whole variant in AWS's shape (`PromptVariant`), such as a chat, in place of all of the above. */
  readonly variant?: Readonly<Record<string, unknown>>;
}

/** Provisioned throughput, in service. */
export interface ProvisionedDefinition extends Common {
  readonly kind: "provisioned";
  /** The ARN of a foundation model or a custom model. */
  readonly model: string;
  /** Model units. Default 1. */
  readonly units?: number;
  /** Default: no commitment. */
  readonly commitment?: "OneMonth" | "SixMonths";
}

/** A custom model, which is invoked through a deployment or provisioned throughput. */
export interface CustomModelDefinition extends Common {
  readonly kind: "custom-model";
  /** The ARN of the model that was customised. */
  readonly model: string;
  /** How. Default `FINE_TUNING`. */
  readonly customization?:
    | "FINE_TUNING"
    | "CONTINUED_PRE_TRAINING"
    | "DISTILLATION"
    | "REINFORCEMENT_FINE_TUNING"
    | "IMPORTED";
}

/** A deployment of a custom model, active. */
export interface CustomDeploymentDefinition extends Common {
  readonly kind: "custom-deployment";
  readonly description?: string;
  /** The ARN of a custom model. */
  readonly model: string;
}

/**
 * An imported model. In InvokeModel it speaks OpenAI's chat, with tools whatever its architecture (in AWS, only those of
 * GPT-OSS use tools).
 */
export interface ImportedDefinition extends Common {
  readonly kind: "imported";
  /** AWS's `modelArchitecture`. Default `llama`. */
  readonly architecture?: string;
  /** Whether it supports Converse: AWS's `instructSupported`. Default true. */
  readonly converse?: boolean;
}

/** A prompt router. */
export interface RouterDefinition extends Common {
  readonly kind: "router";
  /** `default`: one that every account has. Default `custom`. */
  readonly type?: "custom" | "default";
  readonly description?: string;
  /** ARNs of foundation models or profiles, the plainest first. */
  readonly models: readonly string[];
  /** The ARN of the model to use in doubt. Default: the last of `models`. */
  readonly fallback?: string;
  /** Percent, 0–100. Default 25. */
  readonly qualityDifference?: number;
}

/** A SageMaker endpoint, registered in Bedrock. It speaks OpenAI's chat. */
export interface MarketplaceDefinition extends Common {
  readonly kind: "marketplace";
  /** Whether it supports Converse. Default true. */
  readonly converse?: boolean;
}
