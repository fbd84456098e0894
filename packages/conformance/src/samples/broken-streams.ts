import { eventFrame, exceptionFrame, streamAnswer } from "./answers.ts";
import { streamedExceptions, type Verdict, wordsFor } from "./exceptions.ts";

export type StreamOperation = "converseStream" | "invokeModelStream";

/** A stream that does not come to its end, and what must become of it. */
export interface BrokenStream extends Verdict {
  readonly when: string;
  readonly answer: () => Response;
  /** The text that came before. */
  readonly text: string;
  /** Whether the end of that text may be lost with the connection. Default false. */
  readonly lossy?: boolean;
  /** What the error must say. */
  readonly message: string;
}

/** What comes before a stream breaks: this text, in two pieces. */
const begun = "Hello to";

const chunk = (outputText: string): Uint8Array => eventFrame("chunk", { bytes: btoa(JSON.stringify({ outputText })) });

const delta = (text: string): Uint8Array => eventFrame("contentBlockDelta", { contentBlockIndex: 0, delta: { text } });

const beginnings: Readonly<Record<StreamOperation, readonly Uint8Array[]>> = {
  converseStream: [eventFrame("messageStart", { role: "assistant" }), delta("Hello "), delta("to")],
  invokeModelStream: [chunk("Hello "), chunk("to")],
};

/** AWS gives up: behind some of its answer, or in place of all of it. */
const exceptionsIn = (operation: StreamOperation): readonly BrokenStream[] =>
  streamedExceptions[operation].flatMap((sample) => {
    const { code, retryable, message } = sample;
    const frame = exceptionFrame(sample);
    const words = wordsFor(sample);
    const begins = () => streamAnswer([...beginnings[operation], frame]);
    const empty = () => streamAnswer([frame]);
    return [
      { when: `${words} follows some of its events`, answer: begins, text: begun, code, retryable, message },
      { when: `${words} is all that its stream has`, answer: empty, text: "", code, retryable, message },
    ];
  });

const cut = { text: begun, code: "stream-interrupted", retryable: true, message: "" } as const;

/** The connection ends before the answer does. */
function cutsOf(operation: StreamOperation): readonly BrokenStream[] {
  const frames = beginnings[operation];
  const half = delta("you.").subarray(0, 40);
  return [
    { when: "its connection breaks", answer: () => streamAnswer(frames, "breaks"), ...cut, lossy: true },
    { when: "its stream ends within an event", answer: () => streamAnswer([...frames, half]), ...cut },
  ];
}

const blockStop = eventFrame("contentBlockStop", { contentBlockIndex: 0 });

/** A conversation says when it is over; a model's own format does not. */
const unfinished: readonly BrokenStream[] = [
  {
    when: "its stream ends without the end of the message",
    answer: () => streamAnswer([...beginnings.converseStream, blockStop]),
    ...cut,
  },
];

export const brokenStreams: Readonly<Record<StreamOperation, readonly BrokenStream[]>> = {
  converseStream: [...exceptionsIn("converseStream"), ...cutsOf("converseStream"), ...unfinished],
  invokeModelStream: [...exceptionsIn("invokeModelStream"), ...cutsOf("invokeModelStream")],
};
