import { invalidRequest } from "@bedrock-targets/core/target";

/** A region, and whether its name asked for FIPS. */
export interface Region {
  readonly name: string;
  readonly isFips: boolean;
}

/**
 * The region that a name means. AWS's SDKs take pseudo-regions such as `us-east-1-fips` for the region with FIPS.
 *
 * @throws BedrockTargetError with code `invalid-request` for what cannot be a part of a host name: a signature must not
 * be sent to wherever a string from outside says
 */
export function readRegion(given: string): Region {
  const isFips = given.startsWith("fips-") || given.endsWith("-fips");
  const name = isFips ? realName(given) : given;
  if (/^(?!-)[A-Za-z0-9-]{1,63}(?<!-)$/.test(name)) return { name, isFips };
  throw invalidRequest(`${JSON.stringify(given)} is no region.`, "It is written like `us-east-1`.");
}

const realName = (given: string): string =>
  given === "fips-aws-global" || given === "aws-fips" ? "us-east-1" : given.replace(/^fips-(?:dkr-|prod-)?|-fips$/, "");
