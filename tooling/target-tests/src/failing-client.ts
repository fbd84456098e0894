import { BedrockClient, type BedrockClientOptions } from "@bedrock-targets/client";
import type { ModelTarget, Transport } from "@bedrock-targets/core";
import { controlOver } from "./control.ts";

/** An exception as AWS has it: what the emulator cannot be brought to say. */
export interface Exception {
  readonly name: string;
  readonly message?: string;
}

/** A client whose every call reaches the service, which throws. */
export function failingClient<const Targets extends readonly ModelTarget[]>(
  targets: Targets,
  { name, message = "The service says no." }: Exception,
  options: Pick<BedrockClientOptions<Targets>, "within" | "control"> = {},
): BedrockClient<Targets> {
  const transport: Transport = {
    send: () => Promise.reject(Object.assign(new Error(message), { name })),
    region: () => Promise.resolve("us-east-1"),
  };
  return new BedrockClient({
    region: "us-east-1",
    targets,
    transport,
    control: controlOver([]),
    retry: false,
    ...options,
  });
}
