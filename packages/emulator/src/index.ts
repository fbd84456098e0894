export type { EmulatedAccount } from "./account/account.ts";
export type {
  ApplicationProfileDefinition,
  CustomDeploymentDefinition,
  CustomModelDefinition,
  ImportedDefinition,
  MarketplaceDefinition,
  PromptDefinition,
  ProvisionedDefinition,
  ResourceDefinition,
  RouterDefinition,
  SystemProfileDefinition,
} from "./account/definitions.ts";
export type { DialectName, Lifecycle, Modality, ModelDefinition } from "./account/model.ts";
export type { EmulatedKind, EmulatedTarget } from "./account/resource.ts";
export type { Call } from "./calls.ts";
export { createEmulator, type Emulator, type EmulatorOptions } from "./emulator.ts";
export type { Listening, ListenOptions } from "./node/listen.ts";
