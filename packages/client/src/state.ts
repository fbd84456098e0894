import type { ModelTarget } from "@bedrock-targets/core";
import type { Session } from "./call/session.ts";
import type { Underway } from "./call/underway.ts";
import type { Chain } from "./chain.ts";
import type { Learned } from "./control/capabilities/learned.ts";
import type { Control } from "./control/control.ts";
import type { Lazy } from "./lazily.ts";
import type { BedrockClientOptions } from "./options.ts";
import type { Buckets } from "./resilience/buckets.ts";
import type { Gate } from "./resilience/gate.ts";
import type { Circuit } from "./resilience/sticky.ts";
import type { Strategies } from "./strategies.ts";

/** What a client hands to the parts of itself that are loaded later. */
export interface ClientState {
  readonly options: BedrockClientOptions<readonly ModelTarget[]>;
  /** Whether calls go through a client of AWS's that the caller made, and which cannot be moved to another region. */
  readonly isFixed: boolean;
  readonly strategies: Strategies;
  /** What runs; absent while nothing has. */
  underway?: Underway | undefined;
  /** Who may call a target, and who waits; absent where nobody counts. */
  gates?: Map<string, Gate> | undefined;
  /** Made by the first call. */
  session?: Session | undefined;
  /** The part that looks things up: loaded when something is. */
  readonly controls: Lazy<typeof import("./control.ts")>;
  /** The part that says what follows on a failed try, where chains go, and who has to wait. */
  readonly resilience: Lazy<typeof import("./resilience.ts")>;
  /** The retries that targets have left; absent while nothing has been tried again. */
  buckets?: Buckets | undefined;
  /** Where calls on sticky chains begin, if not at the first link; absent while no such chain has been called. */
  circuits?: WeakMap<Chain, Circuit> | undefined;
  /** When the transport was last told to forget who calls, as `performance.now()` counts. */
  refreshedAt?: number | undefined;
  /** The part that converses with targets that may have no Converse. */
  readonly conversations: Lazy<typeof import("./conversation.ts")>;
  /** Made by the first look-up. */
  control?: Control | undefined;
  /** What the service has refused for good. */
  learned?: Learned | undefined;
}
