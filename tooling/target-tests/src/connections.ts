import { BedrockClient } from "@bedrock-targets/client";
import type { Connect, Connection } from "@bedrock-targets/conformance";
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
  return connection(emulator, targets, { endpoint: url, credentials }, close);
}

/** The emulator behind msw. msw sees HTTP/1.1 only, so the AWS SDK gets a handler that speaks it. */
export const connectToMsw: Connect = (targets) => {
  const emulator = createEmulator({ paceMs });
  const server = setupServer(...emulatorHandlers(emulator));
  server.listen({ onUnhandledFrame: "error" });
  const requestHandler = new NodeHttpHandler();
  return connection(emulator, targets, { requestHandler, credentials }, () => server.close());
};

/** The two ways on which every target package is tested. */
export const connections: Readonly<Record<string, Connect>> = { "a port": connectToPort, msw: connectToMsw };

function connection<const Targets extends readonly ModelTarget[]>(
  emulator: Emulator,
  targets: Targets,
  runtime: object,
  closeServer: () => void | Promise<void>,
): TypedConnection<Targets> {
  const client = new BedrockClient({ region: emulator.account.region, targets, runtime });
  return {
    client,
    calls: () => emulator.calls,
    async close() {
      await client.destroy();
      await closeServer();
    },
  };
}
