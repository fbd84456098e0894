import type { FaultBehaviour } from "./behaviour.ts";
import { duration, text } from "./option-types.ts";
import { type RefusalFault, refusalOptions, refuse } from "./refusals.ts";
import type { FaultScope } from "./scope.ts";

/** The security token has expired: 403 `ExpiredTokenException`. */
export interface ExpiredTokenFault extends Omit<RefusalFault, "kind"> {
  readonly kind: "expired-token";
  /** An access key id or a bearer token: only what comes with it is refused, so that new credentials help. Default: any. */
  readonly credentials?: string;
}

/** The server's clock differs from the client's. */
export interface ClockSkewFault extends FaultScope {
  readonly kind: "clock-skew";
  /** How far the server's clock is ahead, in milliseconds; negative where it is behind. Default 600,000, ten minutes. */
  readonly byMs?: number;
}

/** What stands before the credentials' errors in the recordings. */
const suffix = ":http://internal.amazon.com/coral/com.amazon.coral.service/";

/** Credentials that were good a moment ago. */
export const expiredToken: FaultBehaviour<ExpiredTokenFault> = {
  says: "403 ExpiredTokenException",
  options: { ...refusalOptions, credentials: text },
  effect: ({ credentials, message = "The security token has expired: send the request with a new one", ...rest }) => ({
    concerns: ({ headers }) => credentials === undefined || carries(headers.get("authorization") ?? "", credentials),
    answer: (call) => refuse(call, { status: 403, name: "ExpiredTokenException", message, suffix, ...rest }),
  }),
};

const carries = (authorization: string, credentials: string): boolean =>
  authorization.includes(`Credential=${credentials}/`) || authorization === `Bearer ${credentials}`;

/** Milliseconds by which a signature may differ from the server's time: AWS documents five minutes for Signature Version 4. */
const tolerance = 300_000;

/** Every answer has the server's `date`; signatures from another time are refused, until the client has corrected its clock. */
export const clockSkew: FaultBehaviour<ClockSkewFault> = {
  says: "the server's clock is ahead: 403 InvalidSignatureException, `date` shifted",
  main: "byMs",
  options: { byMs: duration(-86_400_000) },
  effect({ byMs = 600_000 }, { timers }) {
    const serverTime = () => timers.now() + byMs;
    return {
      concerns: ({ headers }) => {
        const signed = signedAt(headers.get("x-amz-date") ?? "");
        return signed !== undefined && Math.abs(serverTime() - signed) > tolerance;
      },
      answer: (call) =>
        refuse(call, { status: 403, name: "InvalidSignatureException", message: lateOrEarly(byMs), suffix }),
      everywhere: (headers) => headers.set("date", new Date(serverTime()).toUTCString()),
    };
  },
};

const lateOrEarly = (byMs: number): string =>
  `The signature is from ${byMs > 0 ? "the past" : "the future"}: compare the client's clock with the date of this answer`;

/** The time of a signature, `20260101T120000Z`; undefined for a request without one, such as one with a bearer token. */
const signedAt = (text: string): number | undefined => {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (!parts) return undefined;
  const [, year, month, day, hour, minute, second] = parts;
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
};
