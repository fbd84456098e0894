import type { AwsEndpoint, AwsRequest, AwsResponse } from "./http.ts";
import { loadSdk } from "./sdk.ts";

/** An operation, as AWS's client hands it to its protocol; of its schemas nothing is asked here. */
export interface OperationSchema {
  readonly name: string;
}

/** AWS's resolved configuration, together with what is known about a call. */
export interface SerdeContext {
  readonly endpoint?: () => Promise<AwsEndpoint>;
}

/** How AWS's client asks its protocol to write a request and to read an answer. */
export interface AwsProtocol {
  setSerdeContext(context: SerdeContext): void;
  serializeRequest(schema: OperationSchema, input: object, context: SerdeContext): Promise<AwsRequest>;
  deserializeResponse(schema: OperationSchema, context: SerdeContext, response: OriginalResponse): Promise<object>;
}

/** A body may have been read already. */
export type OriginalResponse = Omit<AwsResponse, "body"> & { readonly body: AwsResponse["body"] | Uint8Array };

/**
 * The protocol that AWS's client uses when it is given none. Its class is no export of the client's package: it is asked
 * of a client made for that, which costs half a millisecond, once and only where something is out of the ordinary.
 */
export async function originalProtocol(settings: object, context: SerdeContext | undefined): Promise<AwsProtocol> {
  const { BedrockRuntimeClient } = await loadSdk();
  const client = new BedrockRuntimeClient({ region: "us-east-1" });
  const Protocol = client.config.protocol.constructor as new (settings: object) => AwsProtocol; // made by it just now
  const protocol = new Protocol(settings);
  if (context) protocol.setSerdeContext(context);
  return protocol;
}
