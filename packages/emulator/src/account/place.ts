/** Where an account is: every ARN in it follows. */
export interface Place {
  readonly region: string;
  readonly accountId: string;
}

/** The ARN of something that the account owns in Bedrock. */
export const accountArn = ({ region, accountId }: Place, resource: string): string =>
  `arn:aws:bedrock:${region}:${accountId}:${resource}`;

/** The ARN of a foundation model, which no account owns. */
export const foundationModelArn = ({ region }: Place, modelId: string): string =>
  `arn:aws:bedrock:${region}::foundation-model/${modelId}`;

/** The ARN of a SageMaker endpoint. */
export const endpointArn = ({ region, accountId }: Place, name: string): string =>
  `arn:aws:sagemaker:${region}:${accountId}:endpoint/${name}`;
