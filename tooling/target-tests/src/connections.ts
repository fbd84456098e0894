import { BedrockClient, type BedrockClientOptions } from "@bedrock-targets/client";
import type { Connect, Connection, ScriptedConnect } from "@bedrock-targets/conformance";
import type { ModelTarget } from "@bedrock-targets/core";
import { createEmulator, type Emulator } from "@bedrock-targets/emulator";
import { emulatorHandlers } from "@bedrock-targets/emulator/msw";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { setupServer } from "msw/node";

/** A connection whose client knows its strategies, and so the types of its calls. */
export interface TypedConnection<Targets extends readonly ModelTarget[]> extends Connection {
  readonly client: BedrockClient<Targets>;
}

/** A pace at which every stream can be left before its end. */
const paceMs = 1;

const credentials = { accessKeyId: "any", secretAccessKey: "any" };

/** The emulator on a port of its own, and a client with its default transport. */
export async function connectToPort<const Targets extends readonly ModelTarget[]>(
  targets: Targets,
): Promise<TypedConnection<Targets>> {
  const emulator = createEmulator({ paceMs });
  const { url, close } = await emulator.listen();
  return connection(emulator, targets, { runtime: { endpoint: url, credentials } }, close);
}

/**
 * The emulator behind msw, which sees HTTP/1.1 only: so the AWS SDK gets a handler that speaks it. The server can be told
 * what to answer, and nobody tries again.
 */
async function openMsw(targets: readonly ModelTarget[]) {
  const emulator = createEmulator({ paceMs });
  let told: (() => Response) | undefined;
  const fetch = async (request: Request) => told?.() ?? emulator.fetch(request);
  const server = setupServer(...emulatorHandlers({ fetch }));
  server.listen({ onUnhandledFrame: "error" });
  const runtime = { requestHandler: new NodeHttpHandler(), credentials, maxAttempts: 1 };
  return {
    ...connection(emulator, targets, { runtime, retry: false }, () => server.close()),
    async answerWith<Result>(answer: () => Response, act: () => Promise<Result>): Promise<Result> {
      told = answer;
      try {
        return await act();
      } finally {
        told = undefined;
      }
    },
  };
}

export const connectToMsw: ScriptedConnect = Object.assign(openMsw, { scripted: true } as const);

/** The two ways on which every target package is tested; AWS's exceptions are checked over msw. */
export const connections: { readonly "a port": Connect; readonly msw: ScriptedConnect } = {
  "a port": connectToPort,
  msw: connectToMsw,
};

function connection<const Targets extends readonly ModelTarget[]>(
  emulator: Emulator,
  targets: Targets,
  options: Pick<BedrockClientOptions<Targets>, "runtime" | "retry">,
  closeServer: () => void | Promise<void>,
): TypedConnection<Targets> {
  const client = new BedrockClient({ region: emulator.account.region, targets, ...options });
  return {
    client,
    calls: () => emulator.calls,
    async close() {
      await client.destroy();
      await closeServer();
    },
  };
}
