import type { PolicyOperation } from "@bedrock-targets/client";
import { model } from "./account.ts";
import { modelArn, ownArn, type Place } from "./place.ts";
import type { Example, Request } from "./requests.ts";

/** An example of a method that looks things up. */
export interface LookupExample extends Example {
  readonly operation: PolicyOperation;
}

type Asked = readonly [action: string, resource: string];

/** What `resolve` and `countTokens` ask of IAM, by hand as well. */
export function lookupExamplesIn(place: Place): readonly LookupExample[] {
  const own = (resource: string): string => ownArn(place, resource);
  const here = modelArn(place, model, place.home);
  const geo = own(`inference-profile/geo.${model}`);
  const application = own("application-inference-profile/abcdefghijkl");
  const draft = own("prompt/ABCDEFGHIJ");
  const version = own("prompt/ABCDEFGHIJ:3");
  const imported = own("imported-model/abcdefghijkl");
  const deployment = own("custom-model-deployment/abcdefghijkl");
  const custom = own("custom-model/amazon.nova-lite-v1:0/abcdefghijkl");
  const counted: readonly Asked[] = [
    ["CountTokens", here],
    ["InvokeModel", here],
  ];
  const read: Asked = ["GetFoundationModel", here];
  const resolve = example.bind(undefined, "resolve");
  const count = example.bind(undefined, "countTokens");
  return [
    resolve(model, read),
    resolve(`geo.${model}`, ["GetInferenceProfile", geo], read),
    resolve(application, ["GetInferenceProfile", application], ["ListTagsForResource", application], read),
    resolve(draft, ["GetPrompt", draft], ["ListTagsForResource", draft], read),
    resolve(version, ["GetPrompt", version], ["ListTagsForResource", version], ["GetInferenceProfile", geo], read),
    resolve(imported, ["GetImportedModel", imported], ["ListTagsForResource", imported]),
    resolve(
      deployment,
      ["GetCustomModelDeployment", deployment],
      ["ListTagsForResource", deployment],
      ["GetCustomModel", custom],
      read,
    ),
    resolve(custom, ["GetCustomModel", custom], ["ListTagsForResource", custom], read),
    count(model, ...counted),
    count(`geo.${model}`, ["GetInferenceProfile", geo], read, ...counted),
    count(draft, ["GetPrompt", draft], read, ...counted),
    count(deployment, ["GetCustomModelDeployment", deployment], ["GetCustomModel", custom], read, ...counted),
  ];
}

function example(operation: PolicyOperation, target: string, ...asked: readonly Asked[]): LookupExample {
  const requests = asked.map(([action, resource]): Request => ({ action: `bedrock:${action}`, resource, context: {} }));
  return { name: `${operation} of ${target}`, operation, targets: [target], requests };
}
