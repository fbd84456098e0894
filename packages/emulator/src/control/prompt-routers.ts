import type { DefinitionOf, Entry } from "../account/entry.ts";
import { validationError } from "../http/service-error.ts";
import type { JsonObject } from "../wire/json.ts";
import { enumIn } from "./filters.ts";
import { named } from "./look-up.ts";
import type { ControlOperation } from "./operation.ts";
import { pageOf } from "./page.ts";

type Router = Entry<DefinitionOf<"router">>;

const typeOf = ({ definition: { type = "custom" } }: Router) => type;

/** `GET /prompt-routers`. Without a type, both are listed: what AWS does then is not documented. */
export const listPromptRouters: ControlOperation = {
  name: "ListPromptRouters",
  method: "GET",
  path: "/prompt-routers",
  answer(request) {
    const type = enumIn(request.query, "type", ["custom", "default"]);
    const { entries, next } = pageOf(request, {
      from: request.account.ofKind("router"),
      matches: (entry) => type === undefined || typeOf(entry) === type,
    });
    return { promptRouterSummaries: entries.map(routerOf), ...next };
  },
};

/** `GET /prompt-routers/{promptRouterArn}` */
export const getPromptRouter: ControlOperation = {
  name: "GetPromptRouter",
  method: "GET",
  path: "/prompt-routers/{promptRouterArn}",
  kinds: ["router"],
  answer: (request) => routerOf(named(request, "router", "prompt router")),
};

/** `DELETE /prompt-routers/{promptRouterArn}` */
export const deletePromptRouter: ControlOperation = {
  name: "DeletePromptRouter",
  method: "DELETE",
  path: "/prompt-routers/{promptRouterArn}",
  kinds: ["router"],
  answer(request) {
    const router = named(request, "router", "prompt router");
    if (typeOf(router) === "default") {
      throw validationError(`${router.definition.name} is a default router: only custom ones can be deleted`);
    }
    request.account.remove(router);
    return {};
  },
};

/** Summary and whole thing have the same members. */
const routerOf = (entry: Router): JsonObject => {
  const { arn, createdAt, definition } = entry;
  const { name, models, description, fallback = models.at(-1), qualityDifference = 25 } = definition;
  return {
    promptRouterName: name,
    promptRouterArn: arn,
    routingCriteria: { responseQualityDifference: qualityDifference },
    ...(description !== undefined && { description }),
    models: models.map((modelArn) => ({ modelArn })),
    fallbackModel: { modelArn: fallback },
    status: "AVAILABLE",
    type: typeOf(entry),
    createdAt,
    updatedAt: createdAt,
  };
};
