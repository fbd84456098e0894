import type { DefinitionOf, Entry } from "../account/entry.ts";
import type { Place } from "../account/place.ts";
import type { JsonObject } from "../wire/json.ts";
import { isOrAbsent } from "./filters.ts";
import { named } from "./look-up.ts";
import type { ControlOperation } from "./operation.ts";
import { pageOf } from "./page.ts";

type Endpoint = Entry<DefinitionOf<"marketplace">>;

/** `GET /marketplace-model/endpoints` */
export const listMarketplaceModelEndpoints: ControlOperation = {
  name: "ListMarketplaceModelEndpoints",
  method: "GET",
  path: "/marketplace-model/endpoints",
  answer(request) {
    const { account, query } = request;
    const { entries, next } = pageOf(request, {
      from: account.ofKind("marketplace"),
      // `modelSourceEquals` in the SDKs.
      matches: (entry) => isOrAbsent(query, "modelSourceIdentifier", sourceOf(entry, account)),
    });
    return { marketplaceModelEndpoints: entries.map((entry) => summaryOf(entry, account)), ...next };
  },
};

/** `GET /marketplace-model/endpoints/{endpointArn}` */
export const getMarketplaceModelEndpoint: ControlOperation = {
  name: "GetMarketplaceModelEndpoint",
  method: "GET",
  path: "/marketplace-model/endpoints/{endpointArn}",
  kinds: ["marketplace"],
  answer(request) {
    const { account } = request;
    const summary = summaryOf(named(request, "marketplace", "registered endpoint"), account);
    return { marketplaceModelEndpoint: { ...summary, endpointStatus: "InService", endpointConfig: configOf(account) } };
  },
};

const summaryOf = (entry: Endpoint, place: Place): JsonObject => ({
  endpointArn: entry.arn,
  modelSourceIdentifier: sourceOf(entry, place),
  status: "REGISTERED",
  createdAt: entry.createdAt,
  updatedAt: entry.createdAt,
});

/** The model of SageMaker's public hub that runs there; it has no Bedrock foundation model. */
const sourceOf = ({ definition }: Endpoint, { region }: Place): string =>
  `arn:aws:sagemaker:${region}:aws:hub-content/SageMakerPublicHub/Model/${definition.name}/1.0.0`;

const configOf = ({ accountId }: Place): JsonObject => ({
  sageMaker: {
    initialInstanceCount: 1,
    instanceType: "ml.g5.2xlarge",
    executionRole: `arn:aws:iam::${accountId}:role/emulated-endpoint`,
  },
});
