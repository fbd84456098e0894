import type { DefinitionOf, Entry } from "../account/entry.ts";
import type { JsonObject } from "../wire/json.ts";
import { namedAndCreated } from "./filters.ts";
import { named } from "./look-up.ts";
import type { ControlOperation } from "./operation.ts";
import { pageOf } from "./page.ts";

type ImportedModel = Entry<DefinitionOf<"imported">>;

/** `GET /imported-models` */
export const listImportedModels: ControlOperation = {
  name: "ListImportedModels",
  method: "GET",
  path: "/imported-models",
  answer(request) {
    const { entries, next } = pageOf(request, {
      from: request.account.ofKind("imported"),
      matches: namedAndCreated(request.query),
    });
    return { modelSummaries: entries.map(importedModelOf), ...next };
  },
};

/** `GET /imported-models/{modelIdentifier}`, by ARN, id or name. */
export const getImportedModel: ControlOperation = {
  name: "GetImportedModel",
  method: "GET",
  path: "/imported-models/{modelIdentifier}",
  kinds: ["imported"],
  answer: (request) => importedModelOf(named(request, "imported", "imported model")),
};

/** `DELETE /imported-models/{modelIdentifier}` */
export const deleteImportedModel: ControlOperation = {
  name: "DeleteImportedModel",
  method: "DELETE",
  path: "/imported-models/{modelIdentifier}",
  kinds: ["imported"],
  answer(request) {
    request.account.remove(named(request, "imported", "imported model"));
    return {};
  },
};

const importedModelOf = ({ arn, createdAt, definition }: ImportedModel): JsonObject => ({
  modelArn: arn,
  modelName: definition.name,
  creationTime: createdAt,
  modelArchitecture: definition.architecture ?? "llama",
  // AWS's name for "supports Converse".
  instructSupported: definition.converse ?? true,
});
