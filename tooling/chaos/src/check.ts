import type { Call as Request } from "@bedrock-targets/emulator";
import { contentFaults } from "./check-content.ts";
import { attemptFaults, courseFaults } from "./check-course.ts";
import { attemptsOf, type Ended, when } from "./ended.ts";
import type { CallPlan } from "./plan.ts";

/** Milliseconds in which an abort, or a deadline, is to have ended a call on a machine that is busy. */
const slackMs = 2_500;

/** What is wrong with a call: one sentence each; nothing where all is as the model allows. */
export async function faultsFoundIn(ended: Ended): Promise<readonly string[]> {
  const { outcome } = ended;
  if (outcome.hung) return ["it did not end"];
  if (outcome.foreign !== undefined) return [`it threw what is no error of the client's: ${String(outcome.foreign)}`];
  return [
    ...endingFaults(ended),
    ...timeFaults(ended),
    ...attemptFaults(ended),
    ...(await courseFaults(ended)),
    ...(await contentFaults(ended)),
  ];
}

/** A call ends once, the same for all who read it, and leaves nothing behind. */
function endingFaults({ plan, outcome, requests, isDestroyed }: Ended): readonly string[] {
  const { reply, error, isLeft, second, listeners, events, abortedAt } = outcome;
  const told = events.filter(({ type }) => type === "attempt").length;
  const listed = attemptsOf(outcome).length;
  return [
    ...when(!reply && !error && !isLeft, "it ended with neither a reply nor an error"),
    ...when(reply && error, "it ended with a reply and an error"),
    ...when(second !== undefined, `its end was told in two ways: ${second}`),
    ...when(listeners > 0, `${listeners} listeners of its signal were left`),
    ...when(!isLeft && told < listed, `${listed} attempts are listed, and ${told} were told of`),
    ...when(
      error?.code === "aborted" && abortedAt === undefined && !isDestroyed,
      "it ended as aborted, and nobody aborted it",
    ),
    ...when(
      requests.some((request) => isOpenStall(plan, request)),
      `a request that its call has left is still open (${plan.reading})`,
    ),
  ];
}

/** A request that is stalled ends only when its client leaves; but one that has fewer frames than that is not stalled. */
const isOpenStall = ({ links, operation }: CallPlan, { faults, aborted, modelId }: Request): boolean => {
  if (!faults.includes("stall") || aborted) return false;
  const script = links.find((link) => link.modelId === modelId)?.script ?? [];
  const most = operation.endsWith("Stream") ? 8 : 0;
  return script.every((one) => one?.fault.kind !== "stall" || (one.whole ?? 0) <= most);
};

function timeFaults({ plan, outcome }: Ended): readonly string[] {
  const { beganAt, endedAt, abortedAt, error } = outcome;
  const tookMs = endedAt - beganAt;
  const { timeoutMs } = plan;
  return [
    ...when(abortedAt !== undefined && endedAt - abortedAt > slackMs, "it did not end soon after its abort"),
    ...when(timeoutMs !== undefined && tookMs > timeoutMs + slackMs, `it took ${tookMs} ms, and may take ${timeoutMs}`),
    ...when(
      abortedAt !== undefined && endedAt - abortedAt > 200 && error && error.code !== "aborted",
      `it was aborted ${endedAt - (abortedAt ?? 0)} ms before its end, which was ${error?.code}`,
    ),
  ];
}
