import { BedrockTargetError } from "@bedrock-targets/core";
import { cut, type Thrown } from "../fake/answers.ts";
import { rightSteps, type Steps } from "../fake/steps.ts";
import { type Mistake, ruled } from "./mistake.ts";

const calling = ["plain", "stored", "half", "alias"] as const;

type Explain = Steps["explain"];

const explains = (what: string, caughtBy: RegExp, explain: Explain): Mistake => ({
  what,
  on: calling,
  steps: { explain },
  caughtBy,
});

/** Judged as if it had another class or text; what it says stays. */
const judgedAs =
  (name: string | undefined, text: string | undefined): Explain =>
  (thrown, context) => {
    const { message, $metadata } = thrown;
    const judged = Object.assign(new Error(text ?? message), { ...thrown, name: name ?? thrown.name, $metadata });
    const error = rightSteps.explain(judged as Thrown, context); // it has all members of one
    return new BedrockTargetError({ ...error, message: `${message} ${error.message}`, cause: thrown });
  };

/** Right but for some members. */
const spoilt = (what: string, spoil: (right: BedrockTargetError) => object, caughtBy: RegExp): Mistake =>
  explains(what, caughtBy, (thrown, context) => {
    const right = rightSteps.explain(thrown, context);
    return new BedrockTargetError({ ...right, message: right.message, cause: right.cause, ...spoil(right) });
  });

const answered = /when AWS answers|without a word|nothing stands behind/;
const streamed = /follows some|is all that|its connection breaks|its stream ends/;
const everywhere = new RegExp(`${answered.source}|${streamed.source}`);
const begun = /^converseStream .*(follows some|its connection breaks|its stream ends)/;

/** What a client gets wrong when a call fails, or a strategy makes it get wrong. */
export const failingMistakes: readonly Mistake[] = [
  spoilt("codes that are all the same", () => ({ code: "unknown" }), everywhere),
  spoilt("what may be tried again, and must not", ({ retryable }) => ({ retryable: !retryable }), everywhere),
  spoilt("failures that do not name their target", () => ({ target: undefined }), everywhere),
  spoilt("a status that is lost", () => ({ status: undefined }), answered),
  spoilt("a request id that is lost", () => ({ requestId: undefined }), /when AWS answers|without a word|follows some/),
  spoilt("tries that are not told", () => ({ attempts: [] }), answered),
  spoilt("an exception that is not kept", () => ({ cause: undefined }), /when AWS answers/),
  spoilt("AWS's sentence that is lost", () => ({ message: "It failed." }), /when AWS answers|follows some|is all that/),
  spoilt("a beginning that is lost", () => ({ partial: undefined }), begun),
  explains(
    "exceptions that are judged by their status alone",
    /`(model-not-ready|quota-exceeded|credentials|legacy-model|end-of-life)` when|follows some|is all that/,
    judgedAs("Error", undefined),
  ),
  explains(
    "exceptions that are judged by their class alone",
    /when AWS answers with (a model|an unknown|a context|an account|a cache|a legacy|a missing|a quota)|nothing stands/,
    judgedAs(undefined, ""),
  ),
  explains("throttling that is taken for an overlong context", /ThrottlingException|a quota of the day/, (...met) => {
    const name = /too many tokens/i.test(met[0].message) ? "ValidationException" : undefined;
    return judgedAs(name, name && "prompt is too long")(...met);
  }),
  {
    what: "exceptions that end a stream in silence",
    on: calling,
    steps: { breaksOff: ({ name }) => name === cut },
    caughtBy: /follows some|is all that/,
  },
  {
    what: "a cut that is taken for the end",
    on: calling,
    steps: { breaksOff: ({ name }) => name !== cut, isWhole: () => true },
    caughtBy: /its connection breaks|its stream ends/,
  },
  {
    what: "text that is lost with the stream",
    on: calling,
    steps: { textOf: (text, reader) => (reader === "text" ? "" : text) },
    caughtBy: begun,
  },
  {
    what: "a strategy's advice that says nothing",
    on: calling,
    target: (right) => ruled(right, (rules) => ({ ...rules, advice: { ...rules.advice, throttled: " " } })),
    caughtBy: /`throttled` when/,
  },
];
