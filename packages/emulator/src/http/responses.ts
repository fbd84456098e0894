import { ServiceError } from "./service-error.ts";

/** What Bedrock appends to an exception's name in `x-amzn-errortype`; clients cut at the first colon. */
export const errorTypeSuffix = ":http://internal.amazon.com/coral/com.amazon.bedrock/";

/** A JSON answer. The body is JSON text already. */
export const jsonResponse = (body: string, headers: Record<string, string> = {}, status = 200): Response => {
  const bytes = new TextEncoder().encode(body);
  return new Response(bytes, {
    status,
    headers: { "content-type": "application/json", "content-length": String(bytes.length), ...headers },
  });
};

/** The answer to a failed request: plain JSON, for the stream operations too. */
export const errorResponse = (error: ServiceError): Response =>
  jsonResponse(
    JSON.stringify({ message: error.message }),
    { "x-amzn-errortype": error.name + errorTypeSuffix },
    error.status,
  );

/** Whatever was thrown, as an error that Bedrock could have answered. */
export const toServiceError = (thrown: unknown): ServiceError => {
  if (thrown instanceof ServiceError) return thrown;
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  return new ServiceError("InternalServerException", 500, `The emulator failed: ${reason}`);
};
