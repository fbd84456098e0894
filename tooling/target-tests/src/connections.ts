import { BedrockClient, type BedrockClientOptions } from "@bedrock-targets/client";
import type { Connect, Connection, ScriptedConnect } from "@bedrock-targets/conformance";
import type { ModelTarget } from "@bedrock-targets/core";
import { directTransport } from "@bedrock-targets/direct";
import { createEmulator, type Emulator } from "@bedrock-targets/emulator";
import { emulatorHandlers } from "@bedrock-targets/emulator/msw";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { setupServer } from "msw/node";
import { controlOver } from "./control.ts";

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

/** The same without the AWS SDK. */
async function connectDirectly(targets: readonly ModelTarget[]): Promise<Connection> {
  const emulator = createEmulator({ paceMs });
  const { url, close } = await emulator.listen();
  const way = { transport: directTransport({ endpoint: url, credentials }), control: { endpoint: url, credentials } };
  return connection(emulator, targets, way, close);
}

type Way = Pick<BedrockClientOptions<readonly ModelTarget[]>, "runtime" | "transport">;

/** The emulator behind msw. The server can be told what to answer, and nobody tries again. */
const openMsw = (wayOf: () => Way) => async (targets: readonly ModelTarget[]) => {
  const emulator = createEmulator({ paceMs });
  let told: (() => Response) | undefined;
  const fetch = async (request: Request) => told?.() ?? emulator.fetch(request);
  const server = setupServer(...emulatorHandlers({ fetch }));
  server.listen({ onUnhandledFrame: "error" });
  return {
    // What is looked up is no call, and not what the server is told to answer.
    ...connection(emulator, targets, { ...wayOf(), control: controlOver(["us-east-1"]), retry: false }, () =>
      server.close(),
    ),
    async answerWith<Result>(answer: () => Response, act: () => Promise<Result>): Promise<Result> {
      told = answer;
      try {
        return await act();
      } finally {
        told = undefined;
      }
    },
  };
};

/** msw sees HTTP/1.1 only: so the AWS SDK gets a handler that speaks it. */
const connectToMsw: ScriptedConnect = Object.assign(
  openMsw(() => ({ runtime: { requestHandler: new NodeHttpHandler(), credentials, maxAttempts: 1 } })),
  { scripted: true } as const,
);

const connectToMswDirectly: ScriptedConnect = Object.assign(
  openMsw(() => ({ transport: directTransport({ credentials }) })),
  { scripted: true } as const,
);

/** The ways on which every target package is tested, by both transports; AWS's exceptions are checked over msw. */
export const connections: Readonly<Record<string, Connect | ScriptedConnect>> = {
  "a port": connectToPort,
  msw: connectToMsw,
  "a port, without the AWS SDK": connectDirectly,
  "msw, without the AWS SDK": connectToMswDirectly,
};

function connection<const Targets extends readonly ModelTarget[]>(
  emulator: Emulator,
  targets: Targets,
  options: Pick<BedrockClientOptions<Targets>, "runtime" | "transport" | "control" | "retry">,
  closeServer: () => void | Promise<void>,
): TypedConnection<Targets> {
  const client = new BedrockClient({ region: emulator.account.region, targets, ...options });
  return {
    client,
    calls: () => emulator.calls.filter(({ path }) => path.startsWith("/model/")),
    async close() {
      await client.destroy();
      await closeServer();
    },
  };
}
