import type { ControlCall, ControlOperation, ControlOutputs, ControlPlane } from "@bedrock-targets/core";
import { ControlClients } from "./clients.ts";
import { commandOf } from "./operations.ts";
import { loadPackage } from "./services.ts";

/** Bedrock's control plane through AWS's own clients, which are loaded when something is looked up. */
export class AwsControlPlane implements ControlPlane {
  readonly #clients: ControlClients;

  /** @param given AWS configuration, a ready client, or `{ bedrock, agent }` with either */
  constructor(region: string | undefined, given: object) {
    this.#clients = new ControlClients(region, given);
  }

  async send<Op extends ControlOperation>({
    operation,
    input,
    region,
    signal,
  }: ControlCall<Op>): Promise<ControlOutputs[Op]> {
    const { service, command } = commandOf(operation);
    const [aws, loaded] = await Promise.all([this.#clients.of(service, region), loadPackage(service)]);
    signal?.throwIfAborted();
    const Command = loaded[command];
    if (!Command) throw new TypeError(`@aws-sdk/client-${service} has no ${command}: install a newer one.`);
    return (await aws.send(new Command(input), { abortSignal: signal })) as ControlOutputs[Op]; // by AWS's contract
  }

  /** The region that AWS's client takes where none is named. */
  async region(): Promise<string | undefined> {
    const { config } = await this.#clients.of("bedrock", undefined);
    return config.region().catch(() => undefined); // none configured: the look-up itself says so
  }

  destroy(): Promise<void> {
    return this.#clients.destroy();
  }
}
