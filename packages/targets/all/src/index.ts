import { applicationProfile } from "@bedrock-targets/application-profile";
import { base } from "@bedrock-targets/base";
import { crossRegion } from "@bedrock-targets/cross-region";
import { imported } from "@bedrock-targets/imported";
import { marketplace } from "@bedrock-targets/marketplace";
import { prompt } from "@bedrock-targets/prompt";
import { provisioned } from "@bedrock-targets/provisioned";
import { router } from "@bedrock-targets/router";

export { applicationProfile, base, crossRegion, imported, marketplace, prompt, provisioned, router };

/** The strategies for all ten kinds: `new BedrockClient({ targets: allTargets })`. */
export const allTargets: readonly [
  typeof base,
  typeof crossRegion,
  typeof applicationProfile,
  typeof prompt,
  typeof provisioned,
  typeof imported,
  typeof router,
  typeof marketplace,
] = [base, crossRegion, applicationProfile, prompt, provisioned, imported, router, marketplace];
