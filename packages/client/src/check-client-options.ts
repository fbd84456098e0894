import type { ModelTarget } from "@bedrock-targets/core";
import { type BedrockTargetError, invalidRequest } from "@bedrock-targets/core/target";
import type { BedrockClientOptions } from "./options.ts";

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;
const isText = (value: unknown): value is string => typeof value === "string";

/** What each option is, where it is given. */
const options: Readonly<Record<string, readonly [fits: (value: unknown) => boolean, advice: string]>> = {
  region: [(value) => isText(value) && /^[a-z0-9-]{1,32}$/.test(value), "It is written like `us-east-1`."],
  regions: [(value) => value === "follow" || value === "strict", 'It is "follow" or "strict".'],
  within: [(value) => [value].flat().every(isText), "It is a list of region names or globs."],
  runtime: [isObject, "It is AWS's configuration, or a client."],
  recover: [(value) => ["profile", undefined].includes(Object(value).onDemand), 'It is `{ onDemand: "profile" }`.'],
  control: [isObject, "It is AWS's configuration, or a client."],
  transport: [(value) => isObject(value) && "send" in value && "region" in value, "It has `send` and `region`."],
};

/** Checks what JavaScript callers, or configuration, may get wrong. @throws BedrockTargetError with code `invalid-request` */
export function checkClientOptions(given: BedrockClientOptions<readonly ModelTarget[]> | undefined): void {
  const { targets, ...others }: Record<string, unknown> = { ...given };
  checkTargets(targets);
  for (const [name, [fits, advice]] of Object.entries(options)) {
    const value = others[name];
    if (value !== undefined && !fits(value)) throw wrong(name, value, advice);
  }
  if (isFixed(others) && others.regions === "follow") {
    throw invalidRequest(
      '`regions` is "follow", and `runtime` is a ready client, which stays in its region.',
      "Pass the client's configuration as `runtime`.",
    );
  }
}

/**
 * Whether calls go through a client of AWS's that the caller made, and which cannot be moved to another region. With a
 * transport, `runtime` only feeds the control plane.
 */
export const isFixed = ({
  runtime,
  transport,
}: {
  readonly runtime?: unknown;
  readonly transport?: unknown;
}): boolean => transport === undefined && typeof Object(runtime).send === "function";

const wrong = (name: string, value: unknown, advice: string): BedrockTargetError =>
  invalidRequest(`\`${name}\` is ${isText(value) ? JSON.stringify(value) : `of type ${typeof value}`}.`, advice);

function checkTargets(targets: unknown): void {
  if (!Array.isArray(targets) || targets.length === 0) {
    throw invalidRequest(
      "`targets` is no list of strategies.",
      'Pass some, such as `targets: [base]` with `import { base } from "@bedrock-targets/base"`.',
    );
  }
  const at = targets.findIndex((target) => !(Array.isArray(Object(target).kinds) && "rules" in target));
  if (at < 0) return;
  throw invalidRequest(
    `\`targets[${at}]\` is no strategy.`,
    "Pass what a target package exports; where it is `undefined`, check the import.",
  );
}
