import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  converseAnswer,
  converseEvents,
  countTokensAnswer,
  invokeEvents,
} from "../../src/generated/runtime-answers.ts";
import type { MembersShape } from "../../src/request/shape.ts";
import { answersOf } from "./support/arbitrary-answers.ts";
import { rawEventFrame } from "./support/event-frames.ts";
import { jsonBytesOf } from "./support/json.ts";
import { type Told, toldBySdk, toldByUs } from "./support/told.ts";

const head = { status: 200, headers: { "content-type": "application/json", "x-amzn-requestid": "1" } };

/** Where the AWS SDK cannot read an answer, neither can we; each in its own words. */
const inOurWords = (told: Told): Told => (told.failure === undefined ? told : { ...told, failure: {} });

describe("an answer of any form", () => {
  it.each([
    { operation: "converse", shape: converseAnswer },
    { operation: "countTokens", shape: countTokensAnswer },
  ] as const)("of $operation is what the AWS SDK makes of it", async ({ operation, shape }) => {
    await fc.assert(
      fc.asyncProperty(answersOf(shape), async (answer) => {
        fc.pre(answer !== null); // the AWS SDK stumbles over it; for us it is an answer without members
        const body = jsonBytesOf(answer);
        const theirs = await toldBySdk(operation, head, body);
        expect(inOurWords(await toldByUs(operation, head, body))).toStrictEqual(inOurWords(theirs));
      }),
      { numRuns: 400 },
    );
  });

  const sorts = (operation: "converseStream" | "invokeModelStream", events: MembersShape) =>
    Object.entries(events).map(([name, shape]) => ({ operation, name, shape }));

  it.each([...sorts("converseStream", converseEvents), ...sorts("invokeModelStream", invokeEvents)])(
    "of $operation, as $name, is what the AWS SDK makes of it",
    async ({ operation, name, shape }) => {
      await fc.assert(
        fc.asyncProperty(answersOf(shape), async (payload) => {
          const body = rawEventFrame(name, jsonBytesOf(payload));
          const theirs = await toldBySdk(operation, head, body);
          expect(inOurWords(await toldByUs(operation, head, body))).toStrictEqual(inOurWords(theirs));
        }),
        { numRuns: 200 },
      );
    },
  );
});
