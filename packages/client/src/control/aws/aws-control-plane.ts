import type { ControlCall, ControlOperation, ControlOutputs, ControlPlane } from "@bedrock-targets/core";
import { BedrockTargetError } from "@bedrock-targets/core/target";
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
    const sent = aws.send(new Command(input), { abortSignal: signal });
    const output = await (service === "bedrock-agent" ? sent.catch(withoutCredentials) : sent);
    return output as ControlOutputs[Op]; // by AWS's contract
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

/** Source: the service models, of which that of the prompt service has no bearer tokens. */
function withoutCredentials(cause: unknown): never {
  if (Object(cause).name !== "CredentialsProviderError") throw cause;
  throw new BedrockTargetError({
    code: "credentials",
    message: "Prompts are looked up with AWS credentials, and there are none.",
    advice: "Give some: the prompt service takes no bearer token, as the runtime and the rest of the control plane do.",
    cause,
  });
}
