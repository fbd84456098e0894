import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { converseShapes, converseStreamShapes, countTokensShapes } from "../../src/generated/runtime-fields.ts";
import { inputsOf } from "./support/arbitrary-requests.ts";
import { type Sent, sentBySdk, sentByUs } from "./support/sent.ts";

const shapes = { converse: converseShapes, converseStream: converseStreamShapes, countTokens: countTokensShapes };

// Some values are not what the types say: callers in JavaScript may hand in anything.
const withModel = (input: unknown): never => ({ ...Object(input), modelId: "amazon.nova-lite-v1:0" }) as never;

const json = ({ text }: Sent): unknown => JSON.parse(Buffer.from(text, "latin1").toString());

/** `undefined` where we have no way of writing it; the client then leaves it to the AWS SDK, or refuses it. */
function writtenByUs(operation: keyof typeof shapes, input: never): Sent | undefined {
  try {
    return sentByUs(operation, input);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

describe.each(["converse", "converseStream", "countTokens"] as const)("a request of %s", (operation) => {
  it("is what the AWS SDK sends, byte by byte but for the order of members", async () => {
    await fc.assert(
      fc.asyncProperty(inputsOf(shapes[operation], { isOdd: false }), async (given) => {
        const input = withModel(given);
        const [theirs, ours] = [await sentBySdk(operation, input), sentByUs(operation, input)];
        expect({ ...ours, text: json(ours) }).toStrictEqual({ ...theirs, text: json(theirs) });
        expect(ours.text.length).toBe(theirs.text.length);
      }),
      { numRuns: 300 },
    );
  });

  it("is what the AWS SDK sends, or is not written, whatever it holds", async () => {
    let count = 0;
    await fc.assert(
      fc.asyncProperty(inputsOf(shapes[operation], { isOdd: true }), async (given) => {
        const input = withModel(given);
        const ours = writtenByUs(operation, input);
        if (!ours) return;
        count += 1;
        expect(json(ours)).toStrictEqual(json(await sentBySdk(operation, input)));
      }),
      { numRuns: 600 },
    );
    expect(count, "requests that were written").toBeGreaterThan(50);
  });
});
