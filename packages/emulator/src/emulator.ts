import { type EmulatedAccount, seedAccount } from "./account/account.ts";
import type { ModelDefinition } from "./account/model.ts";
import { type Call, CallLog } from "./calls.ts";
import { handle } from "./http/handle.ts";
import { type Listening, type ListenOptions, listenWith } from "./node/listen.ts";

/** How an emulator differs from the default one. */
export interface EmulatorOptions {
  /** The region that it plays. Default `us-east-1`. All ARNs follow. */
  readonly region?: string;
  /** Twelve digits. Default `123456789012`. */
  readonly accountId?: string;
  /** Models to add, or to put in the place of seeded ones with the same id. Default none. */
  readonly models?: readonly ModelDefinition[];
  /** Milliseconds to wait before each frame of a stream. Default 0. */
  readonly paceMs?: number;
}

/** An embedded Bedrock. Several live side by side without touching each other. */
export interface Emulator {
  /**
   * Answers a request to the Bedrock runtime; the host and the signature do not matter. What goes wrong is an answer with
   * AWS's status. Rejects only where the body of the request cannot be read.
   */
  readonly fetch: (request: Request) => Promise<Response>;
  /** Serves it on a port, HTTP/1.1 and cleartext HTTP/2 alike. Node only. Rejects where the port is taken. */
  readonly listen: (options?: ListenOptions) => Promise<Listening>;
  /** What can be passed as `modelId`, and where the emulator is. */
  readonly account: EmulatedAccount;
  /** The last 1,000 requests, newest last. Always the same list. */
  readonly calls: readonly Call[];
  /** Forgets the calls and restores the account as it was seeded. */
  readonly reset: () => void;
}

/**
 * Creates an embedded Bedrock with a seeded account. It holds nothing open until `listen` is called.
 *
 * @example
 * const emulator = createEmulator();
 * const { url, close } = await emulator.listen({ port: 0 });
 * const client = new BedrockRuntimeClient({ region: "us-east-1", endpoint: url, credentials });
 */
export const createEmulator = (options: EmulatorOptions = {}): Emulator => {
  const { region = "us-east-1", accountId = "123456789012", models = [], paceMs = 0 } = options;
  const account = seedAccount({ region, accountId }, models);
  const log = new CallLog();
  const fetch = (request: Request) => handle(request, { account, log, paceMs });
  return { fetch, listen: (where) => listenWith(fetch, where), account, calls: log.calls, reset: () => log.clear() };
};
