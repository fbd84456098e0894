import type { EmulatedAccount } from "./account/account.ts";
import type { ResourceDefinition } from "./account/definitions.ts";
import type { ModelDefinition } from "./account/model.ts";
import { Permissions } from "./account/permissions.ts";
import { reseed, seedAccount } from "./account/seed.ts";
import { type Call, CallLog } from "./calls.ts";
import { type FaultControl, Faults } from "./faults/faults.ts";
import { handle } from "./http/handle.ts";
import { type Listening, type ListenOptions, listenWith } from "./node/listen.ts";
import { realTimers, type Timers } from "./time/timers.ts";

/** How an emulator differs from the default one. */
export interface EmulatorOptions {
  /** The region that it plays. Default `us-east-1`. All ARNs follow. */
  readonly region?: string;
  /** Twelve digits. Default `123456789012`. */
  readonly accountId?: string;
  /** Models to add, or to put in the place of seeded ones with the same id. Default none. */
  readonly models?: readonly ModelDefinition[];
  /** Profiles, prompts and whatever else an account can own, to add or to put in the place of seeded ones. Default none. */
  readonly resources?: readonly ResourceDefinition[];
  /**
   * IAM actions that are refused with a 403, such as `bedrock:GetInferenceProfile`; `*` stands for any letters. Default none.
   */
  readonly deny?: readonly string[];
  /** Milliseconds to wait before each frame of a stream. Default 0. */
  readonly paceMs?: number;
  /** What the faults' chances are drawn with, a number; the same one gives the same row. Default 1. */
  readonly seed?: number;
  /** What it waits with, such as `virtualTimers()`. Default the real ones. */
  readonly timers?: Timers;
}

/** An embedded Bedrock. Several live side by side without touching each other. */
export interface Emulator {
  /**
   * Answers a request to the Bedrock runtime or its control plane; the host and the signature do not matter. What goes wrong is an answer with
   * AWS's status. Rejects only where the body of the request cannot be read, or where a fault says so: like a failed fetch,
   * with a TypeError.
   */
  readonly fetch: (request: Request) => Promise<Response>;
  /** Serves it on a port, HTTP/1.1 and cleartext HTTP/2 alike. Node only. Rejects where the port is taken. */
  readonly listen: (options?: ListenOptions) => Promise<Listening>;
  /** What can be passed as `modelId` now, and where the emulator is. */
  readonly account: EmulatedAccount;
  /** The last 1,000 requests, newest last. Always the same list. */
  readonly calls: readonly Call[];
  /** Refuses these IAM actions from now on, in place of those before; `[]` allows everything. */
  readonly deny: (actions: readonly string[]) => void;
  /** Lets things go wrong: throttling, silence, streams that are cut. */
  readonly faults: FaultControl;
  /** Forgets the calls and the faults; restores the account as it was seeded, and the denied actions. */
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
  const { region = "us-east-1", accountId = "123456789012", models = [], resources = [], paceMs = 0 } = options;
  const { seed = 1, timers = realTimers } = options;
  const seeded = { models, resources };
  const account = seedAccount({ region, accountId }, seeded);
  const permissions = new Permissions(account);
  const faults = new Faults({ account, seed, timers });
  const log = new CallLog();
  const denyAsAtFirst = () => permissions.deny(options.deny ?? []);
  const fetch = (request: Request) => handle(request, { account, permissions, faults, log, paceMs, timers });
  denyAsAtFirst();
  return {
    fetch,
    listen: (where) => listenWith(fetch, where),
    account: viewOf(account),
    calls: log.calls,
    deny: (actions) => permissions.deny(actions),
    faults: { add: (fault) => faults.add(fault), clear: () => faults.clear() },
    reset() {
      log.clear();
      faults.clear();
      reseed(account, seeded);
      denyAsAtFirst();
    },
  };
};

/** What there is to see of an account. It can be spread. */
const viewOf = (account: EmulatedAccount): EmulatedAccount => ({
  region: account.region,
  accountId: account.accountId,
  get targets() {
    return account.targets;
  },
});
