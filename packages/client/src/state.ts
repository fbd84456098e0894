import type { ModelTarget } from "@bedrock-targets/core";
import type { Session } from "./call/session.ts";
import type { BedrockClientOptions } from "./options.ts";
import type { Strategies } from "./strategies.ts";

/** What a client hands to the parts of itself that are loaded later. */
export interface ClientState {
  readonly options: BedrockClientOptions<readonly ModelTarget[]>;
  /** Whether calls go through a client of AWS's that the caller made, and which cannot be moved to another region. */
  readonly isFixed: boolean;
  readonly strategies: Strategies;
  /** What ends each stream that is open, for when the client is destroyed. */
  readonly openStreams: Set<() => void>;
  /** Made by the first call. */
  session: Session | undefined;
}
