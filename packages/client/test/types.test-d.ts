import {
  BedrockClient,
  type BoundTarget,
  type ConverseReply,
  defineTarget,
  type JsonValue,
  type KindOf,
  type ModelTarget,
} from "../src/index.ts";
import { base, crossRegion, prompt } from "./support/strategies.ts";

/*
 * Compiled by TypeScript 6 and 7, never run. A line behind `@ts-expect-error` must not compile; the comment says which
 * sentence the compiler gives.
 */

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const is = <_Check extends true>(): void => {};

const client = new BedrockClient({ targets: [base, prompt] });
const arn = "arn:aws:bedrock:us-east-1:123456789012:prompt/ABCDEFGHIJ";
declare const fromConfiguration: string;
declare const either: "amazon.nova-lite-v1:0" | "amazon.nova-micro-v1:0";
declare const mixed: "amazon.nova-lite-v1:0" | "arn:aws:bedrock:us-east-1:123456789012:prompt/ABCDEFGHIJ";

export async function literals(): Promise<void> {
  const reply = await client.converse("amazon.nova-lite-v1:0", { messages: "Hi", system: "Be brief" });
  is<Same<typeof reply, ConverseReply>>();
  await client.converse(arn, {});
  await client.converse(arn, { promptVariables: { a: { text: "b" } } });
  await client.converse(either, { messages: "Hi" });
  await client.converse(mixed, { messages: "Hi" });
  // @ts-expect-error Forbidden<"a stored prompt brings its own system text">
  await client.converse(arn, { system: "x" });
  // @ts-expect-error the same for a stream
  await client.converseStream(arn, { system: "x" });
  // @ts-expect-error a union of literals must suit all: system does not suit the prompt
  await client.converse(mixed, { messages: "Hi", system: "x" });
  // @ts-expect-error Forbidden<"only a stored prompt has variables; …">
  await client.converse("amazon.nova-lite-v1:0", { messages: "Hi", promptVariables: {} });
  // @ts-expect-error messages is missing
  await client.converse("amazon.nova-lite-v1:0", {});
  // @ts-expect-error no such field
  await client.converse("amazon.nova-lite-v1:0", { messages: "Hi", temperature: 1 });
  // @ts-expect-error Forbidden<"this is not a Bedrock modelId">
  await client.converse("claude", { messages: "Hi" });
  // @ts-expect-error Forbidden<"this is not a Bedrock modelId">
  await client.converse("", { messages: "Hi" });
  // @ts-expect-error Forbidden<"this is not a Bedrock modelId">
  await client.converse("arn:aws:bedrock:us-east-1:123456789012:guardrail/abc", { messages: "Hi" });
  // @ts-expect-error Forbidden<"install @bedrock-targets/cross-region and add it to targets">
  await client.converse("us.amazon.nova-lite-v1:0", { messages: "Hi" });
  // @ts-expect-error Forbidden<"install @bedrock-targets/marketplace and add it to targets">
  await client.invokeModel("arn:aws:sagemaker:us-east-1:123456789012:endpoint/x", { body: {} });
  // @ts-expect-error Forbidden<"InvokeModel takes no variables">
  await client.invokeModel(arn, { body: {} });
  // @ts-expect-error body is missing
  await client.invokeModel("amazon.nova-lite-v1:0", {});
}

export async function plainStrings(): Promise<void> {
  await client.converse(fromConfiguration, { messages: "Hi", system: "x", variables: { a: "b" } });
  await client.converse(fromConfiguration, {});
  await client.invokeModel(fromConfiguration, { body: new Uint8Array() });
  // @ts-expect-error no such field, for a plain string either
  await client.converse(fromConfiguration, { messages: "Hi", temperature: 1 });
  // @ts-expect-error a target is a string or a bound target
  await client.converse(7, { messages: "Hi" });
}

declare const region: "us-east-1";
declare const suffix: string;
declare const perhaps: string | undefined;

export async function stringsThatAreNotKnownWhole(): Promise<void> {
  const profiles = new BedrockClient({ targets: [crossRegion] });
  await profiles.converse(`us.${suffix}`, { messages: "Hi" });
  await profiles.converse(`${suffix}.${suffix}`, { messages: "Hi" });
  await client.converse(`arn:aws:bedrock:${region}:${suffix}`, { messages: "Hi", system: "x", variables: {} });
  await client.converse(`arn:aws:bedrock:us-east-1:123456789012:${suffix}/${suffix}`, {});
  crossRegion(`us.${suffix}`);
  client.target(`us.${suffix}`);
  is<Same<KindOf<`us.${string}`>, KindOf<string>>>();
}

export async function valuesThatMayBeUndefined(): Promise<void> {
  new BedrockClient({ targets: [base], region: perhaps });
  await client.converse(fromConfiguration, { messages: "Hi", system: undefined }, { signal: undefined });
  await client.converse(arn, { system: undefined });
}

export async function boundTargets(): Promise<void> {
  await client.converse(prompt(arn), {});
  await client.converse(client.target("amazon.nova-lite-v1:0"), { messages: "Hi" });
  await client.converse(client.target(fromConfiguration), { messages: "Hi", system: "x" });
  // @ts-expect-error Forbidden<"a stored prompt brings its own system text">
  await client.converse(prompt(arn), { system: "x" });
  // @ts-expect-error Forbidden<"a stored prompt brings its own system text">
  await client.converse(client.target(arn), { system: "x" });
  // @ts-expect-error Forbidden<"InvokeModel takes no variables">
  await client.invokeModel(prompt(arn), { body: {} });
  // @ts-expect-error Forbidden<"the client has no strategy for this target: add it to targets">
  await client.converse(crossRegion("us.amazon.nova-lite-v1:0"), { messages: "Hi" });
  // @ts-expect-error Forbidden<"this is not a modelId of kind base">
  base(arn);
  // @ts-expect-error Forbidden<"install @bedrock-targets/router and add it to targets">
  client.target("arn:aws:bedrock:us-east-1:123456789012:prompt-router/abcdefghijkl");
  is<Same<(typeof bound)["kind"], "base">>();
  const bound = base("amazon.nova-lite-v1:0");
}

export async function lists(): Promise<void> {
  // A list that the compiler does not know serves any kind.
  const targets: readonly ModelTarget[] = [base];
  const wide = new BedrockClient({ targets });
  await wide.converse(arn, { promptVariables: { a: { text: "b" } } });
  await wide.converse("us.amazon.nova-lite-v1:0", { messages: "Hi" });
  await wide.converse("kr.newco.m-1", { messages: "Hi" });
  // The last strategy that names a kind serves it, for the compiler too.
  const strict = defineTarget({ kinds: ["base"], rules: { base: { refuses: { system: "mine takes none" } } } });
  const replaced = new BedrockClient({ targets: [base, strict] });
  // @ts-expect-error Forbidden<"mine takes none">
  await replaced.converse("amazon.nova-lite-v1:0", { messages: "Hi", system: "x" });
  // An id of which nobody knows whether it is a profile compiles where either strategy is there.
  await client.converse("kr.newco.m-1", { messages: "Hi" });
}

const teamRules = { "other:team": { refuses: { system: "a team has its own" } } } as const;

export async function othersKinds(team: ModelTarget<"other:team", typeof teamRules>): Promise<void> {
  const withTeam = new BedrockClient({ targets: [base, team] });
  await withTeam.converse("team:support", { messages: "Hi" });
  // @ts-expect-error Forbidden<"a team has its own">
  await withTeam.converse("team:support", { messages: "Hi", system: "x" });
  // @ts-expect-error Forbidden<"this is not a Bedrock modelId">
  await client.converse("team:support", { messages: "Hi" });
}

export async function streams(): Promise<void> {
  const stream = await client.converseStream("amazon.nova-lite-v1:0", { messages: "Hi" });
  for await (const event of stream) is<Same<typeof event.messageStop, (typeof event)["messageStop"]>>();
  for await (const piece of stream.text) is<Same<typeof piece, string>>();
  is<Same<Awaited<ReturnType<typeof stream.reply>>, ConverseReply>>();
  const untyped = await client.invokeModelStream("amazon.nova-lite-v1:0", { body: {} });
  for await (const chunk of untyped) is<Same<typeof chunk, JsonValue>>();
  for await (const chunk of untyped.chunks<{ type: string }>()) is<Same<typeof chunk, { type: string }>>();
}

export function kinds(): void {
  is<Same<KindOf<"anthropic.claude-v2">, "base">>();
  is<Same<KindOf<"us.anthropic.claude-v2">, "cross-region">>();
  is<Same<KindOf<"sa.amazon.nova-lite-v1:0">, "cross-region">>();
  is<Same<KindOf<"kr.newco.m-1">, "base" | "cross-region">>();
  is<Same<KindOf<"newco.m-1.5">, "base" | "cross-region">>();
  is<Same<KindOf<"newco.m">, "base">>();
  is<Same<KindOf<"nonsense">, never>>();
  is<Same<KindOf<"https://a.b/c">, never>>();
  is<Same<KindOf<"amazon.nova lite">, never>>();
  is<Same<KindOf<"arn:aws:bedrock:::foundation-model/amazon.nova-lite-v1:0">, never>>();
  is<Same<BoundTarget["kind"], import("../src/index.ts").Kind>>();
}
