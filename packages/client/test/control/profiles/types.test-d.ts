import { type ApplicationProfileOptions, BedrockClient, type BoundTarget } from "../../../src/index.ts";
import { base, crossRegion, everyKind, prompt } from "../../support/strategies.ts";

/* Compiled, never run. A line behind `@ts-expect-error` must not compile. */

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const is = <_Check extends true>(): void => {};

const client = new BedrockClient({ targets: [everyKind] });
const few = new BedrockClient({ targets: [base, crossRegion] });
const arn = "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abcdefghijkl";
declare const fromConfiguration: string;
declare const made: ApplicationProfileOptions;
declare const bound: BoundTarget<"application-profile">;
declare const either: BoundTarget<"application-profile" | "base">;
declare const whatever: BoundTarget;
declare const stringOrTarget: string | BoundTarget<"application-profile">;

export async function ensuring(): Promise<void> {
  const target = await client.ensureApplicationProfile({ name: "n", from: "amazon.nova-lite-v1:0" });
  is<Same<typeof target, BoundTarget<"application-profile">>>();
  await client.ensureApplicationProfile({ name: "n", from: "us.amazon.nova-lite-v1:0", tags: { team: "search" } });
  await client.ensureApplicationProfile({ name: "n", from: fromConfiguration });
  await client.ensureApplicationProfile({ name: "n", from: `us.${fromConfiguration}` });
  await client.ensureApplicationProfile({ name: "n", from: base("amazon.nova-lite-v1:0") });
  await client.ensureApplicationProfile({ name: "n", from: whatever });
  await client.ensureApplicationProfile(made);
  await client.ensureApplicationProfile({ ...made, name: "other" });
  // @ts-expect-error Forbidden<"this is not a Bedrock modelId">
  await client.ensureApplicationProfile({ name: "n", from: "not an id" });
  // @ts-expect-error Forbidden<"install @bedrock-targets/prompt and add it to targets">
  await few.ensureApplicationProfile({ name: "n", from: "arn:aws:bedrock:us-east-1:123456789012:prompt/ABCDEFGHIJ" });
  // @ts-expect-error there is no such member
  await client.ensureApplicationProfile({ name: "n", from: fromConfiguration, owner: "me" });
  // @ts-expect-error it has to be made of something
  await client.ensureApplicationProfile({ name: "n" });
}

export async function deleting(): Promise<void> {
  await client.deleteApplicationProfile(arn);
  await client.deleteApplicationProfile(fromConfiguration);
  await client.deleteApplicationProfile(bound);
  await client.deleteApplicationProfile(either);
  await client.deleteApplicationProfile(whatever);
  await client.deleteApplicationProfile(stringOrTarget);
  await client.deleteApplicationProfile(client.target(fromConfiguration));
  await few.deleteApplicationProfile(fromConfiguration);
  // @ts-expect-error Forbidden<"this is not a modelId of kind application-profile">
  await client.deleteApplicationProfile("not an id");
  // @ts-expect-error the same for a modelId of another kind
  await client.deleteApplicationProfile("amazon.nova-lite-v1:0");
  // @ts-expect-error Forbidden<"this is not a target of kind application-profile">
  await client.deleteApplicationProfile(prompt("arn:aws:bedrock:us-east-1:123456789012:prompt/ABCDEFGHIJ"));
  // @ts-expect-error Forbidden<"install @bedrock-targets/application-profile and add it to targets">
  await few.deleteApplicationProfile(arn);
}
