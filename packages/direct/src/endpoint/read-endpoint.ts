import { invalidRequest } from "@bedrock-targets/core/target";

/** An endpoint that somebody wrote. @throws BedrockTargetError with code `invalid-request` */
export function readEndpoint(given: string | URL): URL {
  const url = URL.canParse(String(given)) ? new URL(given) : undefined;
  const isHttp = url?.protocol === "https:" || url?.protocol === "http:";
  if (url && isHttp && !url.username && !url.password) return url;
  throw invalidRequest(
    isHttp ? "The endpoint has a user and a password." : "The endpoint is no URL of HTTP.",
    isHttp
      ? "Leave them out: they cannot be sent beside a signature."
      : "It is written like `https://bedrock-runtime.us-east-1.amazonaws.com`.",
  );
}
