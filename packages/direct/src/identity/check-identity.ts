import { BedrockTargetError } from "@bedrock-targets/core/target";
import type { Credentials, ExpiringToken } from "../options.ts";

/** What an HTTP header can carry. Whatever else would end up, quoted, in an error of the HTTP client. */
const isSendable = (value: string): boolean => /^[\x21-\x7e]+$/.test(value);

/** Credentials that can be signed with. @throws BedrockTargetError with code `credentials`; it quotes nothing of them */
export function checkCredentials(given: unknown): Credentials {
  const { accessKeyId, secretAccessKey, sessionToken }: Record<string, unknown> = Object(given);
  if (!isText(accessKeyId) || !isText(secretAccessKey)) {
    throw unusable("The credentials lack `accessKeyId` or `secretAccessKey`.", "Give both, as text.");
  }
  if (!isSendable(accessKeyId)) throw misshapen("The `accessKeyId`");
  if (sessionToken === undefined || sessionToken === null || sessionToken === "") return given as Credentials; // asked
  if (!isText(sessionToken) || !isSendable(sessionToken)) throw misshapen("The `sessionToken`");
  return given as Credentials; // asked above
}

/** A token that can be sent. @throws BedrockTargetError with code `credentials`; it does not quote it */
export function checkToken(given: unknown): ExpiringToken {
  const { token, expiration }: Record<string, unknown> = typeof given === "string" ? { token: given } : Object(given);
  if (!isText(token)) throw unusable("There is no text in the bearer token.", "Give it as text, or as `{ token }`.");
  if (!isSendable(token)) throw misshapen("The bearer token");
  return { token, expiration: expiration as Date | undefined }; // whatever else it is, it names no time
}

const isText = (value: unknown): value is string => typeof value === "string" && value !== "";

const misshapen = (what: string): BedrockTargetError =>
  unusable(
    `${what} has white space, or characters that no HTTP header can carry.`,
    "Check where it comes from: a line break at the end of a file is the usual reason.",
  );

const unusable = (message: string, advice: string): BedrockTargetError =>
  new BedrockTargetError({ code: "credentials", message, advice });

/** What a function that was passed in threw. An error of AWS's providers speaks for itself. */
export function providerFailed(what: string, cause: unknown): unknown {
  if (BedrockTargetError.is(cause) || /^(?:Credentials|Token)ProviderError$/.test(Object(cause).name)) return cause;
  return new BedrockTargetError({
    code: "credentials",
    message: `The function that gives the ${what} failed.`,
    advice: "See `cause` for what it threw.",
    cause,
  });
}
