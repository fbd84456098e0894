import { type BoundTarget, rulesOf } from "@bedrock-targets/core";
import { Thrown, type Told, toldBy } from "./answers.ts";
import type { Steps } from "./steps.ts";

/** Waits for an answer, or for the abort of its call. */
export async function hear(
  answer: () => Response,
  { ref }: BoundTarget,
  signal: AbortSignal | undefined,
  steps: Steps,
): Promise<Told> {
  const aborted = new Promise<Told>((resolve) =>
    signal?.addEventListener("abort", () => resolve({ events: [] }), { once: true }),
  );
  const told = await Promise.race([toldBy(answer()), aborted]);
  steps.checkSignal(signal, "answering", ref);
  return told;
}

/** What becomes of something that was thrown; whatever is an error of the client already, stays. */
export function failed(thrown: unknown, target: BoundTarget, steps: Steps, partial?: string): unknown {
  if (!(thrown instanceof Thrown)) return thrown;
  const content = partial ? [{ text: partial }] : [];
  const context = {
    target: target.ref,
    advice: rulesOf(target).advice,
    ...(partial !== undefined && { partial: { text: partial, content, toolUses: [] } }),
  };
  const { code, status, requestId } = steps.explain(thrown, context);
  const met = { code, ...(status !== undefined && { status }), ...(requestId !== undefined && { requestId }) };
  const attempts = [{ target: target.modelId, ...met, delayMs: 0, durationMs: 0 }];
  return steps.explain(thrown, { ...context, attempts });
}

/** Nothing stands behind such a modelId. */
export const isUnknown = (modelId: string): boolean => /nobody/i.test(modelId);

export const unknownAnswer = (requestId: string): Response =>
  Response.json(
    { message: "The provided model identifier is invalid." },
    { status: 400, headers: { "x-amzn-requestid": requestId, "x-amzn-errortype": "ValidationException" } },
  );
