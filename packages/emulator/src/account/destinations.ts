import { foundationModelArn, type Place } from "./place.ts";

/** Where a geography's profiles lead. */
interface Geography {
  readonly regions: readonly string[];
  /** Regions whose own profiles also lead to themselves. */
  readonly sources?: readonly string[];
}

/**
 * AWS gives other destinations for each model and each source region, and asks not to derive them from the prefix: this is
 * what an embedded Bedrock answers, after model cards and user reports of 2026. A definition may say otherwise.
 */
const geographies: Readonly<Record<string, Geography>> = {
  us: { regions: ["us-east-1", "us-east-2", "us-west-2"], sources: ["us-west-1", "ca-central-1", "ca-west-1"] },
  eu: {
    regions: ["eu-central-1", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-2", "eu-west-3"],
    sources: ["eu-central-2"],
  },
  apac: {
    regions: ["ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-southeast-1", "ap-southeast-2"],
    sources: ["ap-east-2", "ap-south-2", "ap-southeast-3", "ap-southeast-4", "ap-southeast-5", "ap-southeast-7"],
  },
  jp: { regions: ["ap-northeast-1", "ap-northeast-3"] },
  au: { regions: ["ap-southeast-2", "ap-southeast-4"] },
  ca: { regions: ["ca-central-1", "ca-west-1"] },
  in: { regions: ["ap-south-1", "ap-south-2"] },
  "us-gov": { regions: ["us-gov-east-1", "us-gov-west-1"] },
};

/** The regions that a profile leads to from a region; `""` stands for "any", which only a global profile has. */
const destinationsOf = (geography: string, region: string): readonly string[] => {
  if (geography === "global") return ["", region];
  // A geography that is not known yet leads nowhere else.
  const { regions, sources = [] } = geographies[geography] ?? { regions: [region] };
  return sources.includes(region) ? [...regions, region] : regions;
};

/** The ARN of a foundation model for each destination of a profile. */
export const destinationArns = (
  modelId: string,
  geography: string,
  { region }: Place,
  regions: readonly string[] = destinationsOf(geography, region),
): readonly string[] => regions.map((destination) => foundationModelArn({ region: destination }, modelId));
