import type { BedrockRuntimeClientConfig } from "@aws-sdk/client-bedrock-runtime";
import { createHttpHandler } from "#http-handler";
import { FastProtocol } from "./parts.ts";

/** What `fast()` sets of the AWS client's configuration. */
export type FastOptions = Pick<BedrockRuntimeClientConfig, "requestHandler" | "protocol">;

/**
 * A good set-up for the plain AWS SDK: `new BedrockRuntimeClient({ region, ...fast() })`. Connections are kept and shared
 * (HTTP/1.1 keep-alive, enough sockets for 500 streams at once), JSON and event streams are read and written several times
 * faster, and every frame's checksums are checked. Outputs, errors and types stay AWS's. Of streams, four things differ:
 * events that the SDK does not know are handed on as `$unknown` in place of being dropped; leaving the loop closes the
 * connection; bytes that are damaged or cut off are an error in other words; and a decimal with more digits than a number
 * holds is a number. Options of your own go behind it: `{ ...fast(), requestHandler }`.
 */
export function fast(): FastOptions {
  const requestHandler = createHttpHandler();
  return {
    ...(requestHandler && { requestHandler }),
    protocol: FastProtocol,
  } as object as FastOptions; // AWS's type of a protocol names more than its client asks of one
}
