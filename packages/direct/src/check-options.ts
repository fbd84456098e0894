import { type BedrockTargetError, invalidRequest } from "@bedrock-targets/core/target";
import { readEndpoint } from "./endpoint/read-endpoint.ts";
import { readRegion } from "./endpoint/region.ts";
import { isNode } from "./environment.ts";
import type { DirectOptions } from "./options.ts";

/** What each option's value may be, by `typeof`. */
const types: { readonly [Name in keyof DirectOptions]-?: readonly string[] } = {
  region: ["string"],
  credentials: ["object", "function"],
  credentialProvider: ["function"],
  bearerToken: ["string", "function", "boolean"],
  endpoint: ["string", "object"],
  useFipsEndpoint: ["boolean"],
  useDualstackEndpoint: ["boolean"],
  agent: ["object"],
  fetch: ["function"],
};

const unsigned = "Pass one of them: what has a bearer token is not signed.";

/** Options that say the same in two ways. */
const rivals: readonly (readonly [keyof DirectOptions, keyof DirectOptions, advice: string])[] = [
  ["credentials", "credentialProvider", "Pass one of them; either takes a function."],
  ["bearerToken", "credentials", unsigned],
  ["bearerToken", "credentialProvider", unsigned],
  ["agent", "fetch", "Pass one of them: `fetch` has connections of its own."],
];

/** Checks what JavaScript callers, or configuration, may get wrong. @throws BedrockTargetError, mostly `invalid-request` */
export function checkOptions(options: DirectOptions): void {
  for (const [name, value] of Object.entries(options)) {
    if (!Object.hasOwn(types, name)) throw unknownOption(name);
    const allowed = types[name as keyof DirectOptions]; // asked in the line above
    if (value !== undefined && (value === null || !allowed.includes(typeof value))) throw wrongType(name, allowed);
  }
  for (const [one, other, advice] of rivals) {
    if (options[one] && options[other]) throw invalidRequest(`\`${one}\` and \`${other}\` are both given.`, advice);
  }
  const { bearerToken }: { readonly bearerToken?: unknown } = options;
  if (bearerToken === true) throw wrongType("bearerToken", ["string", "function", "false"]);
  if (options.region !== undefined) readRegion(options.region);
  if (options.endpoint !== undefined) readEndpoint(options.endpoint);
  if (options.agent && !isNode()) {
    throw invalidRequest("`agent` is for Node, and this is not Node.", "Leave it out, or pass a `fetch`.");
  }
}

const unknownOption = (name: string): BedrockTargetError =>
  invalidRequest(
    `\`directTransport\` has no option ${JSON.stringify(name)}.`,
    name === "profile"
      ? "Pass `credentialProvider: fromIni({ profile })` of `@aws-sdk/credential-providers`, or set AWS_PROFILE."
      : `It takes ${Object.keys(types).join(", ")}.`,
  );

const wrongType = (name: string, allowed: readonly string[]): BedrockTargetError =>
  invalidRequest(`\`${name}\` has a value of another type.`, `It takes: ${allowed.join(", ")}.`);
