import type * as Sdk from "@aws-sdk/client-bedrock-runtime";
import type * as Ours from "../src/generated/runtime-types.ts";
import type { Enumerations, Exceptions, Structures, Unions } from "./generated/sdk-parity.ts";
import type {
  IsAssignable,
  IsMutuallyAssignable,
  KeyDifferences,
  Nothing,
  NotMutual,
  Yes,
} from "./generated-parity.ts";

// Their raw body follows the AWS SDK's commands, not its models; they are compared with the commands below.
type WithRawBody = "InvokeModelRequest" | "InvokeModelResponse" | "InvokeModelWithResponseStreamRequest";

export type EveryTypeIsAssignableBothWays = [
  Nothing<NotMutual<Omit<Structures, WithRawBody>>>,
  Nothing<NotMutual<Unions>>,
  Nothing<NotMutual<Enumerations>>,
  Nothing<NotMutual<Exceptions>>,
];

// The raw HTTP response and the retry hint are the SDK's own business. Both are optional: assignability does not suffer.
type ExceptionsOfTheModel = {
  [Name in keyof Exceptions]: [Exceptions[Name][0], Omit<Exceptions[Name][1], "$response" | "$retryable">];
};

export type NoMemberIsMissing = [
  Nothing<KeyDifferences<Structures>>,
  Nothing<KeyDifferences<Unions>>,
  Nothing<KeyDifferences<ExceptionsOfTheModel>>,
];

export type TheCommandsTakeAndGiveOurTypes = [
  Yes<IsMutuallyAssignable<Ours.ConverseRequest, Sdk.ConverseCommandInput>>,
  Yes<IsMutuallyAssignable<Ours.ConverseResponse & Ours.MetadataBearer, Sdk.ConverseCommandOutput>>,
  Yes<IsMutuallyAssignable<Ours.ConverseStreamRequest, Sdk.ConverseStreamCommandInput>>,
  Yes<IsMutuallyAssignable<Ours.ConverseStreamResponse & Ours.MetadataBearer, Sdk.ConverseStreamCommandOutput>>,
  Yes<IsMutuallyAssignable<Ours.CountTokensRequest, Sdk.CountTokensCommandInput>>,
  Yes<IsMutuallyAssignable<Ours.CountTokensResponse & Ours.MetadataBearer, Sdk.CountTokensCommandOutput>>,
  Yes<IsMutuallyAssignable<StreamedInvocation, Sdk.InvokeModelWithResponseStreamCommandOutput>>,
];
type StreamedInvocation = Ours.InvokeModelWithResponseStreamResponse & Ours.MetadataBearer;

// The SDK's body may also be a Blob, a ReadableStream or Node's Readable, for which core has no types: one way, unless the body is plain.
type WithPlainBody<Input> = Omit<Input, "body"> & { body?: Uint8Array | string };
export type ARawBodyIsBytesOrText = [
  Yes<IsAssignable<Ours.InvokeModelRequest, Sdk.InvokeModelCommandInput>>,
  Yes<IsAssignable<WithPlainBody<Sdk.InvokeModelCommandInput>, Ours.InvokeModelRequest>>,
  Yes<IsAssignable<Ours.InvokeModelWithResponseStreamRequest, Sdk.InvokeModelWithResponseStreamCommandInput>>,
  Yes<
    IsAssignable<
      WithPlainBody<Sdk.InvokeModelWithResponseStreamCommandInput>,
      Ours.InvokeModelWithResponseStreamRequest
    >
  >,
];

// The SDK's bytes have a method `transformToString`, which other transports need not offer: one way, apart from the body both ways.
export type ARawReplyIsBytes = [
  Yes<IsAssignable<Sdk.InvokeModelCommandOutput, Ours.InvokeModelResponse & Ours.MetadataBearer>>,
  Yes<IsAssignable<Ours.InvokeModelResponse, Sdk.InvokeModelResponse>>,
  Yes<IsMutuallyAssignable<Omit<Ours.InvokeModelResponse, "body">, Omit<Sdk.InvokeModelResponse, "body">>>,
];
