import { BedrockClient, type BoundTarget, type Policy } from "../../../src/index.ts";
import { base, prompt } from "../../support/strategies.ts";

/* Compiled, never run. A line behind `@ts-expect-error` must not compile. */

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const is = <_Check extends true>(): void => {};

const client = new BedrockClient({ targets: [base, prompt] });
const arn = "arn:aws:bedrock:us-east-1:123456789012:prompt/ABCDEFGHIJ";
declare const fromConfiguration: string;
declare const several: readonly string[];
declare const bound: BoundTarget<"prompt">;

export async function policies(): Promise<void> {
  const policy = await client.policy("amazon.nova-lite-v1:0");
  is<Same<typeof policy, Policy>>();
  await client.policy(fromConfiguration, { operations: ["converse", "countTokens"], offline: true });
  await client.policy(several);
  await client.policy(["amazon.nova-lite-v1:0", arn]);
  await client.policy([fromConfiguration, bound, arn]);
  await client.policy(bound);
  await client.policy(prompt(arn));
  // @ts-expect-error Forbidden<"install @bedrock-targets/cross-region and add it to targets">
  await client.policy("us.amazon.nova-lite-v1:0");
  // @ts-expect-error the same in a list
  await client.policy(["amazon.nova-lite-v1:0", "us.amazon.nova-lite-v1:0"]);
  // @ts-expect-error Forbidden<"this is not a Bedrock modelId">
  await client.policy("claude");
  // @ts-expect-error no such operation
  await client.policy(fromConfiguration, { operations: ["invoke"] });
}
