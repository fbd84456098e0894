import { type HttpHandler, http } from "msw";
import type { Emulator } from "./emulator.ts";
import { ConnectionFault } from "./faults/connection-fault.ts";

/**
 * msw request handlers that pass every request to a Bedrock runtime, in any region and at any host, to the emulator, and
 * those to the control plane at its own hosts (`bedrock.…` and `bedrock-agent.…`).
 */
export const emulatorHandlers = (emulator: Pick<Emulator, "fetch">): HttpHandler[] => {
  const answer = ({ request }: { request: Request }) => emulator.fetch(request).catch(asNetworkError);
  // Regular expressions, because an ARN with raw slashes has any number of path segments.
  return [
    http.all(/^https?:\/\/[^/]+\/model\//, answer),
    http.all(/^https?:\/\/bedrock(-agent|-runtime)?(-fips)?\.[a-z]+-[^/]+\//, answer),
  ];
};

/** msw would make a 500 of whatever is thrown. */
const asNetworkError = (thrown: unknown): Response => {
  if (thrown instanceof ConnectionFault) return Response.error();
  throw thrown;
};
