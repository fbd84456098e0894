import type { Lookups, TargetKind } from "@bedrock-targets/core";
import { base } from "./base.ts";
import { imported } from "./imported.ts";
import { marketplace } from "./marketplace.ts";
import { profiles } from "./profiles.ts";
import { prompt } from "./prompt.ts";
import { customDeployment, customModel, provisioned } from "./provisioned.ts";
import { router } from "./router.ts";

/**
 * How AWS's control plane is asked about each kind. All ten are here, whichever strategies a client has: what stands
 * behind a target is mostly of another kind than the target itself (ADR 0006).
 */
export const lookupsByKind: { readonly [K in TargetKind]: Lookups<K> } = {
  base,
  "cross-region": profiles,
  "application-profile": profiles,
  prompt,
  provisioned,
  "custom-model": customModel,
  "custom-deployment": customDeployment,
  imported,
  router,
  marketplace,
};

/** Whether look-ups are those of this table. */
export const isOfAws = (lookups: object | undefined): boolean =>
  Object.values(lookupsByKind).some((own: object) => own === lookups);
