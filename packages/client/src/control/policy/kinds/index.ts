import type { Kind, TargetKind } from "@bedrock-targets/core";
import type { Permissions } from "../stop.ts";
import { base } from "./base.ts";
import { marketplace } from "./marketplace.ts";
import { customDeployment, customModel, imported, provisioned } from "./owned.ts";
import { applicationProfile, systemProfile } from "./profiles.ts";
import { prompt } from "./prompt.ts";
import { router } from "./router.ts";

/** What each kind needs. All ten are here, whichever strategies a client has, as for the look-ups (ADR 0006). */
const permissionsByKind: { readonly [K in TargetKind]: Permissions } = {
  base,
  "cross-region": systemProfile,
  "application-profile": applicationProfile,
  prompt,
  provisioned,
  "custom-model": customModel,
  "custom-deployment": customDeployment,
  imported,
  router,
  marketplace,
};

/** What a kind needs; `undefined` for one of its author's own, of which AWS's reference says nothing. */
export const permissionsOf = (kind: Kind): Permissions | undefined =>
  Object.hasOwn(permissionsByKind, kind) ? permissionsByKind[kind as TargetKind] : undefined; // one of the table's
