import type { Credentials } from "../options.ts";
import type { Signable } from "./canonical.ts";
import type { Moment } from "./clock.ts";

/** The name of Bedrock in signatures, at all of its endpoints. */
export const service = "bedrock";

/** Signs requests to one region (AWS's Signature Version 4). */
export interface Signer {
  /** The value of the header `authorization`. A promise where the platform's cryptography has no other way. */
  sign(request: Signable, credentials: Credentials, moment: Moment): string | Promise<string>;
}

const algorithm = "AWS4-HMAC-SHA256";

/** What the day's key is derived from, step by step, beginning with `AWS4` and the secret. */
export const keySteps = (day: string, region: string, serviceName: string): readonly string[] => [
  day,
  region,
  serviceName,
  "aws4_request",
];

export const scopeOf = (day: string, region: string, serviceName: string): string =>
  `${day}/${region}/${serviceName}/aws4_request`;

export const stringToSign = (time: string, scope: string, requestHash: string): string =>
  `${algorithm}\n${time}\n${scope}\n${requestHash}`;

export const authorization = (accessKeyId: string, scope: string, signedHeaders: string, signature: string): string =>
  `${algorithm} Credential=${accessKeyId}/${scope}, SignedHeaders=${signedHeaders}, Signature=${signature}`;
