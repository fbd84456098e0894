import { judge } from "@bedrock-targets/core";

/** Exceptions whose messages core's table knows. */
const withWords = [
  "ValidationException",
  "AccessDeniedException",
  "ResourceNotFoundException",
  "ThrottlingException",
  "Error",
];

/** Sentences that AWS or its SDKs say under one name only; core's table need not know them, since it has the name. */
const sayings: readonly (readonly [words: RegExp, name: string])[] = [
  [/is not authorized to perform|explicit deny/i, "AccessDeniedException"],
  [/too many (requests|tokens)|rate exceeded/i, "ThrottlingException"],
  [/security token .* expired|token has expired/i, "ExpiredTokenException"],
  [/security token .* invalid/i, "UnrecognizedClientException"],
  [/signature we calculated does not match/i, "InvalidSignatureException"],
  [/(load|locate|resolve|find) (the |any )?(aws )?credentials|no credentials/i, "CredentialsProviderError"],
  [/model is not ready|not ready to serve/i, "ModelNotReadyException"],
  [/provided model identifier/i, "ValidationException"],
];

/** The exception that a message without a name most likely belongs to. */
export function guessName(text: string): string | undefined {
  return withWords.find((name) => knowsWords(name, text)) ?? sayings.find(([words]) => words.test(text))?.[1];
}

/** Whether the table has a rule for these very words, rather than for the name alone. */
const knowsWords = (name: string, message: string): boolean =>
  judge({ name, message, status: undefined }).advice !== judge({ name, message: "", status: undefined }).advice;
