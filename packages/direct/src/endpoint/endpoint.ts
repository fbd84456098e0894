import { invalidRequest } from "@bedrock-targets/core/target";
import { environment } from "../environment.ts";
import type { DirectOptions } from "../options.ts";
import { canonicalPath, canonicalQuery } from "../signing/canonical.ts";
import { suffixesOf } from "./partitions.ts";
import { readEndpoint } from "./read-endpoint.ts";
import type { Region } from "./region.ts";

/** Where to send to, taken apart once for all calls. */
export interface Endpoint {
  readonly url: URL;
  /** The `Host` header: with the port where it is not the protocol's own. */
  readonly host: string;
  /** Comes before each request's path; without a slash at the end. */
  readonly prefix: string;
  /** The same as the signature has it. */
  readonly canonicalPrefix: string;
  /** Without the question mark; sorted and encoded, as the signature has it. */
  readonly query: string;
}

/** What the options say of the endpoint. */
export type EndpointOptions = Pick<DirectOptions, "endpoint" | "useFipsEndpoint" | "useDualstackEndpoint">;

/**
 * The endpoint for a region, as the official rule set of Bedrock Runtime has it.
 *
 * @throws BedrockTargetError with code `invalid-request` for what the rule set refuses
 */
export function endpointFor({ name, isFips }: Region, options: EndpointOptions): Endpoint {
  const fips = isFips || (options.useFipsEndpoint ?? flag("AWS_USE_FIPS_ENDPOINT"));
  const dualStack = options.useDualstackEndpoint ?? flag("AWS_USE_DUALSTACK_ENDPOINT");
  const custom = options.endpoint ?? configuredEndpoint();
  if (custom !== undefined) return customEndpoint(custom, fips, dualStack);
  const suffix = suffixesOf(name)[dualStack ? "dualStack" : "plain"];
  return takenApart(new URL(`https://bedrock-runtime${fips ? "-fips" : ""}.${name}.${suffix}`));
}

function configuredEndpoint(): string | undefined {
  if (flag("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS")) return undefined;
  return environment("AWS_ENDPOINT_URL_BEDROCK_RUNTIME") ?? environment("AWS_ENDPOINT_URL");
}

/** A variable that is `true` or `false`. */
function flag(name: string): boolean {
  const value = environment(name) ?? "false";
  if (value === "true" || value === "false") return value === "true";
  throw invalidRequest(`${name} is ${JSON.stringify(value)}.`, "It is `true` or `false`.");
}

function customEndpoint(given: string | URL, fips: boolean, dualStack: boolean): Endpoint {
  const url = readEndpoint(given);
  if (!fips && !dualStack) return takenApart(url);
  throw invalidRequest(
    `A custom endpoint is set, and ${fips ? "FIPS" : "dual-stack"} too, which chooses another one.`,
    fips
      ? "Leave out `useFipsEndpoint` and AWS_USE_FIPS_ENDPOINT, or the endpoint."
      : "Leave out `useDualstackEndpoint` and AWS_USE_DUALSTACK_ENDPOINT, or the endpoint.",
  );
}

function takenApart(url: URL): Endpoint {
  const prefix = url.pathname.replace(/\/+$/, "");
  return {
    url,
    host: url.host,
    prefix,
    canonicalPrefix: canonicalPath(prefix),
    query: canonicalQuery(url.search.slice(1)),
  };
}
