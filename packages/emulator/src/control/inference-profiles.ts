import type { DefinitionOf, Entry } from "../account/entry.ts";
import { notFound, validationError } from "../http/service-error.ts";
import type { JsonObject } from "../wire/json.ts";
import { enumIn } from "./filters.ts";
import type { ControlOperation, ControlRequest } from "./operation.ts";
import { pageOf } from "./page.ts";

type Profile = Entry<DefinitionOf<"cross-region" | "application-profile">>;

const kinds = { SYSTEM_DEFINED: "cross-region", APPLICATION: "application-profile" } as const;

/** `GET /inference-profiles`. Without a type, AWS lists the system's own only (reproduced by AWS in aws-cli#9728). */
export const listInferenceProfiles: ControlOperation = {
  name: "ListInferenceProfiles",
  method: "GET",
  path: "/inference-profiles",
  answer(request) {
    // `typeEquals` in the SDKs.
    const type = enumIn(request.query, "type", ["SYSTEM_DEFINED", "APPLICATION"]) ?? "SYSTEM_DEFINED";
    const { entries, next } = pageOf(request, {
      from: request.account.ofKind<Profile["definition"]["kind"]>(kinds[type]),
    });
    return { inferenceProfileSummaries: entries.map(profileOf), ...next };
  },
};

/** `GET /inference-profiles/{inferenceProfileIdentifier}`, by ARN or id. */
export const getInferenceProfile: ControlOperation = {
  name: "GetInferenceProfile",
  method: "GET",
  path: "/inference-profiles/{inferenceProfileIdentifier}",
  kinds: ["cross-region", "application-profile"],
  answer: (request) => profileOf(profileNamed(request)),
};

/** `DELETE /inference-profiles/{inferenceProfileIdentifier}` */
export const deleteInferenceProfile: ControlOperation = {
  name: "DeleteInferenceProfile",
  method: "DELETE",
  path: "/inference-profiles/{inferenceProfileIdentifier}",
  kinds: ["cross-region", "application-profile"],
  answer(request) {
    const profile = profileNamed(request);
    if (profile.definition.kind === "cross-region") {
      throw validationError(`${profile.id} is defined by the system: only application profiles can be deleted`);
    }
    request.account.remove(profile);
    return {};
  },
};

const profileNamed = ({ account, identifier }: ControlRequest): Profile => {
  const profile = account.lookUp("cross-region", identifier) ?? account.lookUp("application-profile", identifier);
  if (!profile) throw notFound("inference profile", identifier);
  return profile;
};

/** Summary and whole thing have the same members. */
const profileOf = ({ arn, id, createdAt, definition }: Profile): JsonObject => ({
  inferenceProfileName: definition.name,
  ...(definition.description !== undefined && { description: definition.description }),
  inferenceProfileArn: arn,
  inferenceProfileId: id,
  models: definition.models.map((modelArn) => ({ modelArn })),
  status: "ACTIVE",
  type: definition.kind === "cross-region" ? "SYSTEM_DEFINED" : "APPLICATION",
  createdAt,
  updatedAt: createdAt,
});
