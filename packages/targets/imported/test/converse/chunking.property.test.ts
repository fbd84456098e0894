import type { ConverseStreamOutput } from "@bedrock-targets/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toConverseResponse } from "../../src/converse/converse-response.ts";
import { bytesOf, type Content, contentOfEvents, contentOfReply, eventsOf, stopOf } from "./support.ts";

/** Text in which tags, and what is nearly one, are frequent. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom("<reasoning>", "</reasoning>", "<reason", "</", "<", ">", " "),
      fc.string({ unit: "grapheme" }),
    ),
    {
      maxLength: 6,
    },
  )
  .map((parts) => parts.join(""));

/** A tool's input: JSON, or JSON that was cut off. */
const json = fc
  .tuple(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 })), fc.option(fc.nat({ max: 20 }), { freq: 5 }))
  .map(([input, cut]) => (cut === null ? JSON.stringify(input) : JSON.stringify(input).slice(0, cut)));

/** An answer, and how it is cut: where each text is, and in which order the pieces come. */
const answers = fc.record({
  thoughts: fc.array(text, { maxLength: 2 }),
  said: text,
  marked: fc.constantFrom("", "Let me see."),
  tools: fc.array(json, { maxLength: 3 }),
  reason: fc.constantFrom("stop", "length", "tool_calls", "content_filter", "meltdown"),
  cuts: fc.infiniteStream(fc.nat({ max: 6 })),
});
type Answer = typeof answers extends fc.Arbitrary<infer Value> ? Value : never;

const contentIn = ({ thoughts, said }: Answer): string =>
  thoughts.map((thought) => `<reasoning>${thought}</reasoning>`).join("") + said;

const toolIn = (input: string, index: number) => ({
  id: `call-${index}`,
  type: "function",
  function: { name: `tool${index}`, arguments: input },
});

const whole = (answer: Answer) => ({
  choices: [
    {
      message: {
        content: contentIn(answer),
        reasoning_content: answer.marked,
        tool_calls: answer.tools.map(toolIn),
      },
      finish_reason: answer.reason,
    },
  ],
});

/** A text in pieces, of which some are empty. */
function cut(whole: string, cuts: Iterator<number>): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < whole.length; ) {
    const length = cuts.next().value;
    pieces.push(whole.slice(at, at + length));
    at += length;
  }
  return pieces;
}

/** The deltas of an answer: those of the content and of each tool in order, but in any order among each other. */
function deltasOf(answer: Answer): object[] {
  const cuts = answer.cuts[Symbol.iterator]();
  const lanes: object[][] = [
    [
      ...cut(answer.marked, cuts).map((reasoning_content) => ({ reasoning_content })),
      ...cut(contentIn(answer), cuts).map((content) => ({ content })),
    ],
    ...answer.tools.map((input, index) => {
      const [first, ...further] = ["", ...cut(input, cuts)].map((piece) => ({ index, function: { arguments: piece } }));
      const { id, type } = toolIn(input, index);
      const begin = { ...first, id, type, function: { ...first?.function, name: `tool${index}` } };
      return [begin, ...further].map((call) => ({ tool_calls: [call] }));
    }),
  ];
  return mixed(lanes, cuts);
}

function mixed(lanes: readonly object[][], choices: Iterator<number>): object[] {
  const deltas: object[] = [];
  for (let open = lanes; open.length > 0; open = open.filter((lane) => lane.length > 0)) {
    const delta = open[choices.next().value % open.length]?.shift();
    if (delta) deltas.push(delta);
  }
  return deltas;
}

/** An answer's chunks. The reason is in the last one with content, or in one of its own. */
function chunksOf(answer: Answer): object[] {
  const deltas = deltasOf(answer);
  const [isApart = 0] = answer.cuts.take(1);
  if (isApart % 2 === 0) deltas.push({});
  return deltas.map((delta, index) => ({
    choices: [{ index: 0, delta, finish_reason: index === deltas.length - 1 ? answer.reason : null }],
  }));
}

/** Tools begin in the order in which they come. */
const sorted = ({ tools, ...content }: Content): Content => ({
  ...content,
  tools: tools.toSorted((left, right) => left.id.localeCompare(right.id)),
});

/** Throws where events do not stand in ConverseStream's order. */
function checkOrder(events: readonly ConverseStreamOutput[]): void {
  let open: number | undefined;
  let blocks = 0;
  const names: string[] = [];
  for (const event of events) {
    const { contentBlockStart, contentBlockDelta, contentBlockStop } = event;
    const block = contentBlockStart ?? contentBlockDelta ?? contentBlockStop;
    if (!block) names.push(...Object.keys(event));
    else if (contentBlockStop) {
      expect(contentBlockStop.contentBlockIndex).toBe(open);
      open = undefined;
    } else if (open === undefined || contentBlockStart) {
      expect(open).toBeUndefined();
      expect(block.contentBlockIndex).toBe(blocks);
      open = blocks;
      blocks += 1;
      expect(contentBlockDelta?.delta?.toolUse).toBeUndefined(); // a tool opens with a start
    } else expect(block.contentBlockIndex).toBe(open);
  }
  expect(open).toBeUndefined();
  expect(names).toEqual(["messageStart", "messageStop", "metadata"]);
  expect(events.slice(-2).flatMap((event) => Object.keys(event))).toEqual(["messageStop", "metadata"]);
}

describe("however an answer is cut into chunks", () => {
  it("says the same as the whole answer, in ConverseStream's order", async () => {
    await fc.assert(
      fc.asyncProperty(answers, async (answer) => {
        const reply = toConverseResponse({ body: bytesOf(whole(answer)) });
        const chunks = chunksOf(answer);
        fc.pre(chunks.length > 0);
        const events = await eventsOf(chunks);
        expect(sorted(contentOfEvents(events))).toEqual(contentOfReply(reply));
        expect(stopOf(events)).toBe(reply.stopReason);
        checkOrder(events);
      }),
      { numRuns: 400 },
    );
  });

  it("says what was thought and said, where no tag stands in it", async () => {
    const plain = answers.map((answer) => ({
      ...answer,
      thoughts: answer.thoughts.map((thought) => thought.replaceAll("<", "(")),
      said: answer.said.replaceAll("<", "("),
    }));
    await fc.assert(
      fc.asyncProperty(plain, async (answer) => {
        const { thought, text: said } = contentOfEvents(await eventsOf([...chunksOf(answer), { choices: [] }]));
        expect(thought).toBe([answer.marked, ...answer.thoughts].join(""));
        expect(said).toBe(answer.said);
      }),
    );
  });

  it("has no end where it is cut before the reason, and the same events until there", async () => {
    await fc.assert(
      fc.asyncProperty(answers, fc.nat(), async (answer, at) => {
        const chunks = chunksOf(answer);
        fc.pre(chunks.length > 0);
        const events = await eventsOf(chunks);
        const part = await eventsOf(chunks.slice(0, at % chunks.length));
        expect(part).toEqual(events.slice(0, part.length));
        expect(stopOf(part)).toBeUndefined();
      }),
    );
  });
});
