import { describe, expect, it } from "vitest";
import { readFailure, ServiceException } from "../../src/wire/index.ts";

describe("a failure", () => {
  const failure = (status: number, headers: Record<string, string>, body: string) =>
    readFailure({ status, headers }, new TextEncoder().encode(body));

  it("is an exception that says what the service said", () => {
    const error = failure(403, { "x-amzn-errortype": "AccessDeniedException:http://a/" }, '{"Message":"No."}');
    expect(error).toBeInstanceOf(ServiceException);
    expect(error).toMatchObject({ name: "AccessDeniedException", message: "No.", $fault: "client" });
    expect(error).toMatchObject({ $metadata: { httpStatusCode: 403, attempts: 1, totalRetryDelay: 0 } });
  });

  it.each([
    [499, "client"],
    [500, "server"],
  ])("with the status %i is the %s's fault", (status, $fault) => {
    expect(failure(status, {}, "{}")).toMatchObject({ name: "Unknown", message: "UnknownError", $fault });
  });

  it("has text that is JSON for a message", () => {
    expect(failure(400, {}, '"No."')).toMatchObject({ name: "Unknown", message: "No." });
  });

  it("has no members but those that it has", () => {
    const error = failure(429, { "x-amzn-errortype": "ThrottlingException" }, '{"message":"slower","resourceName":5}');
    expect(Object.keys(error).sort()).toEqual(["$fault", "$metadata", "name"]);
  });
});
