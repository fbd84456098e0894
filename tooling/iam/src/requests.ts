import { model, otherModel } from "./account.ts";
import { account, modelArn, ownArn, type Place } from "./place.ts";

/** What IAM is asked when something is called. */
export interface Request {
  readonly action: string;
  readonly resource: string;
  readonly context: Readonly<Record<string, string>>;
}

/** A target, and what its invocation asks of IAM: written by hand, from AWS's guide and reference, and from no code of ours. */
export interface Example {
  readonly name: string;
  readonly targets: readonly string[];
  readonly requests: readonly Request[];
}

const both = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"];

/** The two invoking actions on each of some resources, as a call in a region asks for them. */
const invoking = (region: string, ...resources: readonly string[]): readonly Request[] =>
  resources.flatMap((resource) =>
    both.map((action) => ({ action, resource, context: { "aws:RequestedRegion": region } })),
  );

/** A `global.` profile has the model asked for without a region, in a region of the name `unspecified`. */
const anywhere = (place: Place): readonly Request[] => invoking("unspecified", modelArn(place, model, ""));

const one = (action: string, resource: string, context: Request["context"] = {}): Request => ({
  action,
  resource,
  context,
});

/** All kinds, in one place. */
export function examplesIn(place: Place): readonly Example[] {
  const { partition, home, away } = place;
  const here = modelArn(place, model, home);
  const there = modelArn(place, model, away);
  const own = (resource: string): string => ownArn(place, resource);
  const geo = own(`inference-profile/geo.${model}`);
  const simple = (name: string, arn: string): Example => ({ name, targets: [arn], requests: invoking(home, arn) });
  return [
    { name: "a model", targets: [model], requests: invoking(home, here) },
    { name: "a model elsewhere", targets: [there], requests: invoking(away, there) },
    { name: "a geographic profile", targets: [`geo.${model}`], requests: invoking(home, geo, here, there) },
    {
      name: "a profile whose source is no destination",
      targets: [own(`inference-profile/far.${model}`)],
      requests: invoking(home, own(`inference-profile/far.${model}`), here, there),
    },
    {
      name: "a global profile",
      targets: [`global.${model}`],
      requests: [...invoking(home, own(`inference-profile/global.${model}`), here), ...anywhere(place)],
    },
    {
      name: "an application profile",
      targets: [own("application-inference-profile/abcdefghijkl")],
      requests: invoking(home, own("application-inference-profile/abcdefghijkl"), here, there),
    },
    {
      name: "an application profile of a global one",
      targets: [own("application-inference-profile/globalabcdef")],
      requests: [...invoking(home, own("application-inference-profile/globalabcdef"), here), ...anywhere(place)],
    },
    {
      name: "a prompt's draft that stands on a model",
      targets: [own("prompt/ABCDEFGHIJ")],
      requests: [one("bedrock:RenderPrompt", own("prompt/ABCDEFGHIJ")), ...invoking(home, here)],
    },
    {
      name: "a prompt's version that stands on a profile",
      targets: [own("prompt/ABCDEFGHIJ:3")],
      requests: [one("bedrock:RenderPrompt", own("prompt/ABCDEFGHIJ:3")), ...invoking(home, geo, here, there)],
    },
    simple("provisioned throughput", own("provisioned-model/abcdefghijkl")),
    simple("a deployment", own("custom-model-deployment/abcdefghijkl")),
    simple("an imported model", own("imported-model/abcdefghijkl")),
    {
      name: "a router over a model and a profile",
      targets: [own("prompt-router/abcdefghijkl")],
      requests: invoking(home, own("prompt-router/abcdefghijkl"), ...routed(place)),
    },
    {
      name: "AWS's own router",
      targets: [own("default-prompt-router/meta.llama:1")],
      requests: invoking(home, own("default-prompt-router/meta.llama:1"), ...routed(place)),
    },
    ...(partition === "aws" ? [marketplaceExample(place)] : []),
    {
      name: "several targets at once",
      targets: [model, `geo.${model}`, own("prompt/ABCDEFGHIJ:3"), own("imported-model/abcdefghijkl")],
      requests: [
        ...invoking(home, here, geo, there, own("imported-model/abcdefghijkl")),
        one("bedrock:RenderPrompt", own("prompt/ABCDEFGHIJ:3")),
      ],
    },
  ];
}

/** What the routers choose from: a model, and a profile of another one. */
const routed = (place: Place): readonly string[] => [
  modelArn(place, model, place.home),
  ownArn(place, `inference-profile/geo.${otherModel}`),
  modelArn(place, otherModel, place.home),
  modelArn(place, otherModel, place.away),
];

/** Bedrock takes endpoints of the partition `aws` alone. */
function marketplaceExample(place: Place): Example {
  const endpoint = `arn:aws:sagemaker:${place.home}:${account}:endpoint/support`;
  const throughBedrock = { "aws:CalledViaLast": "bedrock.amazonaws.com" };
  return {
    name: "a marketplace endpoint",
    targets: [endpoint],
    requests: [
      ...invoking(place.home, ownArn(place, "marketplace/model-endpoint/all-access")),
      one("sagemaker:InvokeEndpoint", endpoint, throughBedrock),
      one("sagemaker:InvokeEndpointWithResponseStream", endpoint, throughBedrock),
    ],
  };
}

/** What no policy for a single model, profile or prompt of this account may allow. */
export const strangers = (place: Place): readonly Request[] => [
  ...invoking(place.home, modelArn(place, "amazon.titan-text-lite-v1", place.home)),
  ...invoking(place.home, modelArn(place, model, "")),
  ...invoking(place.home, `arn:${place.partition}:bedrock:${place.home}:210987654321:inference-profile/geo.${model}`),
  one("sagemaker:InvokeEndpoint", `arn:${place.partition}:sagemaker:${place.home}:${account}:endpoint/support`),
  one("bedrock:RenderPrompt", ownArn(place, "prompt/JIHGFEDCBA")),
  one("bedrock:CountTokens", modelArn(place, model, place.home)),
  one("bedrock:ListInferenceProfiles", "*"),
];
