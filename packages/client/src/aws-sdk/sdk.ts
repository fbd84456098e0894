import type { RuntimeInputs, TransportOperation } from "@bedrock-targets/core";
import { BedrockTargetError } from "@bedrock-targets/core/target";

/** What is used of an AWS command. */
export interface AwsCommand {
  readonly middlewareStack: { add(middleware: unknown, options: object): void };
}

/** What is used of an AWS client. */
export interface AwsClient extends AwsCommand {
  send(command: AwsCommand, options?: { abortSignal?: AbortSignal | undefined }): Promise<object>;
  destroy(): void;
  readonly config: AwsConfiguration;
}

/** What is used of a client's resolved configuration. */
export interface AwsConfiguration {
  region(): Promise<string>;
  readonly protocol: object;
  readonly requestHandler: object;
  /** Milliseconds that the service's clock is ahead of this machine's; signatures are moved by them. */
  systemClockOffset?: number;
  disableClockSkewCorrection?(): Promise<boolean>;
  authSchemePreference?(): Promise<readonly string[]>;
  credentials?(properties: { readonly forceRefresh: boolean }): Promise<object>;
  token?(properties: { readonly forceRefresh: boolean }): Promise<object>;
}

/** What is used of the package `@aws-sdk/client-bedrock-runtime`. Our own words, so that compiling needs no AWS SDK. */
export interface AwsSdk {
  BedrockRuntimeClient: new (configuration: object) => AwsClient;
  ConverseCommand: new (input: RuntimeInputs["converse"]) => AwsCommand;
  ConverseStreamCommand: new (input: RuntimeInputs["converseStream"]) => AwsCommand;
  InvokeModelCommand: new (input: RuntimeInputs["invokeModel"]) => AwsCommand;
  InvokeModelWithResponseStreamCommand: new (input: RuntimeInputs["invokeModelStream"]) => AwsCommand;
  CountTokensCommand: new (input: RuntimeInputs["countTokens"]) => AwsCommand;
}

let loading: Promise<AwsSdk> | undefined;

/** Loads the user's own AWS SDK, once. @throws BedrockTargetError with the install line where it is missing */
export function loadSdk(): Promise<AwsSdk> {
  loading ??= import("@aws-sdk/client-bedrock-runtime").then(
    (sdk) => sdk as unknown as AwsSdk, // the parts above, in our own words
    (cause: unknown) => {
      loading = undefined;
      throw isMissing(cause) ? missing(cause) : cause;
    },
  );
  return loading;
}

/** A client that somebody made, as opposed to configuration for one. */
export const isReadyClient = (runtime: object): runtime is AwsClient =>
  "send" in runtime && typeof runtime.send === "function";

/** The command of an operation. */
export function commandFor<Op extends TransportOperation>(
  sdk: AwsSdk,
  operation: Op,
  input: RuntimeInputs[Op],
): AwsCommand {
  const commands: { readonly [Name in TransportOperation]: new (input: RuntimeInputs[Name]) => AwsCommand } = {
    converse: sdk.ConverseCommand,
    converseStream: sdk.ConverseStreamCommand,
    invokeModel: sdk.InvokeModelCommand,
    invokeModelStream: sdk.InvokeModelWithResponseStreamCommand,
    countTokens: sdk.CountTokensCommand,
  };
  return new commands[operation](input);
}

const isMissing = (cause: unknown): boolean => Object(cause).code === "ERR_MODULE_NOT_FOUND";

const missing = (cause: unknown): BedrockTargetError =>
  new BedrockTargetError({
    code: "unknown",
    message: "The AWS SDK's Bedrock client is not installed.",
    advice: "Run `npm install @aws-sdk/client-bedrock-runtime`, or pass another `transport`.",
    cause,
  });
