/** Where an example plays. */
export interface Place {
  readonly partition: string;
  /** The region that is called. */
  readonly home: string;
  /** Another region of the same partition. */
  readonly away: string;
}

export const account = "123456789012";

export const commercial: Place = { partition: "aws", home: "us-east-1", away: "us-west-2" };

/** One in each partition. */
export const places: readonly Place[] = [
  commercial,
  { partition: "aws-us-gov", home: "us-gov-west-1", away: "us-gov-east-1" },
  { partition: "aws-cn", home: "cn-north-1", away: "cn-northwest-1" },
  { partition: "aws-eusc", home: "eusc-de-east-1", away: "eusc-de-east-2" },
  { partition: "aws-iso", home: "us-iso-east-1", away: "us-iso-west-1" },
];

export const modelArn = ({ partition }: Place, modelId: string, region: string): string =>
  `arn:${partition}:bedrock:${region}::foundation-model/${modelId}`;

export const ownArn = ({ partition, home }: Place, resource: string): string =>
  `arn:${partition}:bedrock:${home}:${account}:${resource}`;
