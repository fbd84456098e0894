import { type HttpHandler, http } from "msw";
import type { Emulator } from "./emulator.ts";

/** msw request handlers that pass every request to a Bedrock runtime, in any region, to the emulator. */
export const emulatorHandlers = (emulator: Pick<Emulator, "fetch">): HttpHandler[] => [
  // A regular expression, because an ARN with raw slashes has any number of path segments.
  http.all(/^https?:\/\/[^/]+\/model\//, ({ request }) => emulator.fetch(request)),
];
