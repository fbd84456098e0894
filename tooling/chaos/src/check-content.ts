import { attemptsOf, type Ended, when } from "./ended.ts";
import { type Expected, expectedOf } from "./expected.ts";
import type { Outcome } from "./outcome.ts";
import type { CallPlan } from "./plan.ts";

type Reply = NonNullable<Outcome["reply"]>;

/** A reply is the right one, whole and once; what comes of a failed one is the beginning of a right one. */
export async function contentFaults(ended: Ended): Promise<readonly string[]> {
  const { reply } = ended.outcome;
  return reply ? replyFaults(ended, reply, await expectedOf(ended.plan, reply.modelId)) : beginningFaults(ended);
}

function replyFaults({ plan, outcome, requests }: Ended, reply: Reply, right: Expected): readonly string[] {
  const { eventText, pieces, starts, isLeft } = outcome;
  const isRight = right.text === undefined ? quotes(reply.text, plan) : reply.text === right.text;
  // Who reads bodies of a format of its own takes whatever answers.
  const isForeign = requests
    .at(-1)
    ?.faults.some((kind) => ["answer", "proxy-page"].includes(kind) || kind.startsWith("cut-"));
  return [
    ...when(starts > 1, `${starts} messages have begun`),
    ...when(plan.operation.startsWith("converse") && !isRight, `its text is not the right one: ${reply.text}`),
    ...when(eventText !== undefined && eventText !== reply.text, `its events said something else: ${eventText}`),
    ...when(pieces !== undefined && pieces !== reply.text, `.text gave something else: ${pieces}`),
    ...when(
      reply.usage && right.usage && reply.usage.outputTokens !== right.usage.outputTokens,
      "its usage is another's",
    ),
    ...when(
      plan.operation === "countTokens" && reply.inputTokens !== right.inputTokens,
      `its count is another's: ${reply.inputTokens}`,
    ),
    ...(isForeign ? [] : jsonFaults(plan, reply.json, right.json, isLeft)),
  ];
}

/** What was said before a failure, and what its error says of that. Where others were asked after that, theirs was not said. */
async function beginningFaults({ plan, outcome }: Ended): Promise<readonly string[]> {
  const { error, eventText, pieces, starts } = outcome;
  const asked = new Set(attemptsOf(outcome).map(({ target }) => target));
  for (const { modelId } of plan.links) if (outcome.isLeft || error?.code === "aborted") asked.add(modelId);
  const right = await Promise.all([...asked].map((modelId) => expectedOf(plan, modelId)));
  const isBeginning = (text: string | undefined): boolean =>
    !text ||
    right.some((one) => one.text?.startsWith(text) ?? text.startsWith(`“${plan.prompt}”`.slice(0, text.length)));
  return [
    ...when(starts > 1, `${starts} messages have begun`),
    ...when(!isBeginning(eventText), `its events do not begin like the right text: ${eventText}`),
    ...when(!isBeginning(pieces), `.text does not begin like the right one: ${pieces}`),
    ...when(!isBeginning(error?.partial?.text), `its partial text is not the right one's: ${error?.partial?.text}`),
    ...when(
      error && eventText && error.code !== "aborted" && !error.partial?.text.startsWith(eventText),
      `its partial text lacks what its events said: ${error?.partial?.text}`,
    ),
  ];
}

function jsonFaults({ links }: CallPlan, json: unknown, right: unknown, isLeft: boolean): readonly string[] {
  if (json === undefined || right === undefined) return [];
  if (!Array.isArray(json) || !Array.isArray(right)) return when(!isSame(json, right), "its body is another's");
  // The format has no end: what is cut between two chunks as if it were whole looks complete.
  const mayBeShort = isLeft || links.some(({ script }) => script.some((one) => one?.fault.kind.startsWith("cut-")));
  const beginning = mayBeShort ? right.slice(0, json.length) : right;
  return when(!isSame(json, beginning), `its chunks are not the right ones: ${json.length} of ${right.length}`);
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const quotes = (text: string | undefined, { prompt }: CallPlan): boolean =>
  text !== undefined &&
  new RegExp(
    `^“${prompt}” is what [^“”]+ was asked\\. That is \\d+ words\\. The embedded [^“”]+ the same request\\.$`,
  ).test(text);
