import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exceptionFrame } from "./support/event-frames.ts";
import { jsonBytesOf } from "./support/json.ts";
import { toldBySdk, toldByUs } from "./support/told.ts";

/** The model's exceptions with their statuses, and some that it lacks. */
const exceptions = fc.oneof(
  fc.constantFrom<[name: string, status: number]>(
    ["AccessDeniedException", 403],
    ["ConflictException", 400],
    ["InternalServerException", 500],
    ["ModelErrorException", 424],
    ["ModelNotReadyException", 429],
    ["ModelStreamErrorException", 424],
    ["ModelTimeoutException", 408],
    ["ResourceNotFoundException", 404],
    ["ServiceQuotaExceededException", 400],
    ["ServiceUnavailableException", 503],
    ["ThrottlingException", 429],
    ["ValidationException", 400],
  ),
  fc.tuple(
    fc.constantFrom("UnrecognizedClientException", "FreshException", "constructor"),
    fc.constantFrom(300, 403, 499, 500, 599),
  ),
);

/** The ways in which a name is written. */
const asWritten = (name: string): fc.Arbitrary<string> =>
  fc.constantFrom(name, `${name}:http://internal.amazon.com/coral/`, `com.amazon.bedrock#${name}`, `${name},more`);

const message = fc.oneof(fc.constantFrom("", "No.", "Zu groß"), fc.string());

const bodies = fc.record(
  {
    message,
    Message: message,
    originalStatusCode: fc.integer(),
    originalMessage: message,
    resourceName: message,
    fresh: fc.jsonValue({ maxDepth: 1 }),
  },
  { requiredKeys: [] },
);

/** The name stands in the header, or in one of three members of the body; a header counts before them. */
const failures = exceptions.chain(([name, status]) =>
  fc.record({
    status: fc.constant(status),
    headers: fc.record({ "x-amzn-errortype": asWritten(name), "x-amzn-requestid": fc.uuid() }, { requiredKeys: [] }),
    named: fc.record(
      { code: fc.oneof(asWritten(name), fc.constant(42)), Code: asWritten(name), __type: asWritten(name) },
      { requiredKeys: [] },
    ),
    members: bodies,
  }),
);

const operations = fc.constantFrom("converse", "converseStream", "invokeModel", "invokeModelStream", "countTokens");

describe("a failure of any form", () => {
  it("is the exception that the AWS SDK makes of it", async () => {
    await fc.assert(
      fc.asyncProperty(operations, failures, async (operation, { named, members, ...head }) => {
        const body = jsonBytesOf({ ...members, ...named });
        expect(await toldByUs(operation, head, body)).toStrictEqual(await toldBySdk(operation, head, body));
      }),
      { numRuns: 500 },
    );
  });

  it.each(["", "<html>Bad Gateway</html>", "{", "\ufeff{}", "[1]", "null", "{}"])(
    "is it too with the body %j",
    async (text) => {
      const body = new TextEncoder().encode(text);
      const requestId = { "x-amzn-requestid": "r" };
      const named = { status: 429, headers: { "x-amzn-errortype": "ThrottlingException", ...requestId } };
      for (const head of [named, { status: 502, headers: requestId }])
        expect(await toldByUs("converse", head, body)).toStrictEqual(await toldBySdk("converse", head, body));
    },
  );

  const named = fc.constantFrom(
    "internalServerException",
    "validationException",
    "throttlingException",
    "serviceUnavailableException",
  );
  const text = fc.string({ minLength: 1 });
  const inStreams = fc.oneof(
    fc.record({ name: named, members: fc.record({ message: text, fresh: text }) }),
    fc.record({
      name: fc.constant("modelStreamErrorException"),
      members: fc.record({ message: text, originalStatusCode: fc.integer(), originalMessage: text }),
    }),
  );

  it("is it too in a stream", async () => {
    const head = { status: 200, headers: {} };
    await fc.assert(
      fc.asyncProperty(inStreams, async ({ name, members }) => {
        const body = exceptionFrame(name, members);
        expect(await toldByUs("converseStream", head, body)).toStrictEqual(
          await toldBySdk("converseStream", head, body),
        );
      }),
      { numRuns: 500 },
    );
  });
});
