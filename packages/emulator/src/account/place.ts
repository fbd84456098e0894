/** Where an account is: every ARN in it follows. */
export interface Place {
  readonly region: string;
  readonly accountId: string;
}

/** The ARN of something that the account owns in Bedrock. */
export const accountArn = ({ region, accountId }: Place, resource: string): string =>
  `arn:${partitionOf(region)}:bedrock:${region}:${accountId}:${resource}`;

/** The ARN of a foundation model, which no account owns. A region of `""` means whichever region a global profile chooses. */
export const foundationModelArn = ({ region }: Pick<Place, "region">, modelId: string): string =>
  `arn:${partitionOf(region)}:bedrock:${region}::foundation-model/${modelId}`;

/** The ARN of a SageMaker endpoint. */
export const endpointArn = ({ region, accountId }: Place, name: string): string =>
  `arn:${partitionOf(region)}:sagemaker:${region}:${accountId}:endpoint/${name}`;

/** Regions outside the commercial partition say so in their name. */
const partitionOf = (region: string): string => {
  if (region.startsWith("us-gov-")) return "aws-us-gov";
  return region.startsWith("cn-") ? "aws-cn" : "aws";
};
