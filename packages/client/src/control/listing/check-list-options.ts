import { type BedrockTargetError, invalidRequest, type TargetKind, targetKinds } from "@bedrock-targets/core";
import type { ListTargetsOptions } from "./listed-target.ts";

const details: readonly unknown[] = ["tags", "versions"];
const isText = (value: unknown): boolean => typeof value === "string";

/** What each option is, where it is given. */
const options: Readonly<Record<string, readonly [fits: (value: unknown) => boolean, advice: string]>> = {
  provider: [isText, "It is a word such as `anthropic`."],
  name: [isText, "It is a part of a name or of an id."],
  include: [
    (value) => Array.isArray(value) && value.every((one) => details.includes(one)),
    'It is a list of "tags" and "versions".',
  ],
  region: [(value) => /^[a-z0-9-]{1,32}$/.test(String(value)), "It is written like `us-east-1`."],
};

/** Checks what JavaScript callers may get wrong, and gives the kinds to list. @throws BedrockTargetError `invalid-request` */
export function checkListOptions({ kinds = targetKinds, ...others }: ListTargetsOptions): readonly TargetKind[] {
  if (!Array.isArray(kinds)) throw wrong("kinds", kinds, `It is a list of some of ${targetKinds.join(", ")}.`);
  const unknown = kinds.find((kind) => !targetKinds.includes(kind));
  if (unknown !== undefined) throw wrong("kinds", unknown, `The kinds are ${targetKinds.join(", ")}.`);
  const given: Readonly<Record<string, unknown>> = { ...others };
  for (const [name, [fits, advice]] of Object.entries(options)) {
    if (given[name] !== undefined && !fits(given[name])) throw wrong(name, given[name], advice);
  }
  return kinds;
}

const wrong = (name: string, value: unknown, advice: string): BedrockTargetError =>
  invalidRequest(`\`${name}\` of \`listTargets\` is ${JSON.stringify(value) ?? `of type ${typeof value}`}.`, advice);
