import type { Source } from "../source.ts";
import { customModels, deployments, provisionedThroughputs } from "./custom-models.ts";
import { foundationModels } from "./foundation-models.ts";
import { importedModels } from "./imported-models.ts";
import { inferenceProfiles } from "./inference-profiles.ts";
import { marketplaceEndpoints } from "./marketplace-endpoints.ts";
import { promptRouters } from "./prompt-routers.ts";
import { prompts } from "./prompts.ts";

/** Everything that lists targets, in the order in which it is asked. */
export const sources: readonly Source[] = [
  foundationModels,
  inferenceProfiles,
  prompts,
  provisionedThroughputs,
  customModels,
  deployments,
  importedModels,
  promptRouters,
  marketplaceEndpoints,
];
