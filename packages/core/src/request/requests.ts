import type {
  ConverseRequest,
  ConverseStreamRequest,
  CountTokensRequest,
  InvokeModelRequest,
  InvokeModelWithResponseStreamRequest,
  Message,
  SystemContentBlock,
} from "../generated/runtime-types.ts";

/** Where our fields are wider than AWS's: plain text in place of lists, and a prompt's variables as plain strings. */
interface FriendlyFields {
  /** The conversation; a string is one user message. Required by all kinds but `prompt`. */
  messages?: string | readonly Message[] | undefined;
  /** The system text; a string is one text block. */
  system?: string | readonly SystemContentBlock[] | undefined;
  /** A stored prompt's variables, name → text. AWS's own `promptVariables` works too, but not both. */
  variables?: Readonly<Record<string, string>> | undefined;
}

/** What `converse` takes, for a target of any kind. */
export interface ConverseFields extends Omit<ConverseRequest, "modelId" | keyof FriendlyFields>, FriendlyFields {}

/** What `converseStream` takes; `guardrailConfig` has `streamProcessingMode` besides. */
export interface ConverseStreamFields
  extends Omit<ConverseStreamRequest, "modelId" | keyof FriendlyFields>,
    FriendlyFields {}

/** What `invokeModel` and `invokeModelStream` take. */
export interface InvokeModelFields extends Omit<InvokeModelRequest, "modelId" | "body"> {
  /** The model's own format: text or bytes as they are, anything else as JSON. At most 25,000,000 bytes. */
  body: string | Uint8Array | ArrayBuffer | NonNullable<unknown>;
}

/** What each operation of the client takes, by the operation's name. */
export interface Requests {
  converse: ConverseFields;
  converseStream: ConverseStreamFields;
  invokeModel: InvokeModelFields;
  invokeModelStream: InvokeModelFields;
}

/** The client's method names. */
export type Operation = keyof Requests;

/** The operations that take a conversation. */
export type ConverseOperation = "converse" | "converseStream";

/** A field of some request. */
export type RequestField = keyof ConverseStreamFields | keyof InvokeModelFields;

/** What each operation of a transport sends to AWS: the input of the command of the same meaning. */
export interface RuntimeInputs {
  converse: ConverseRequest;
  converseStream: ConverseStreamRequest;
  invokeModel: InvokeModelRequest;
  invokeModelStream: InvokeModelWithResponseStreamRequest;
  countTokens: CountTokensRequest;
}

/** What a transport sends: the calls of a model, and the counting of tokens. */
export type TransportOperation = keyof RuntimeInputs;
