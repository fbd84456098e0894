import { pause } from "../time/pause.ts";
import type { Timers } from "../time/timers.ts";
import type { ActiveFault } from "./active-fault.ts";
import type { FaultEffect } from "./behaviour.ts";
import { type BodyChange, withChanges } from "./body.ts";
import { announceGoaway } from "./connection-fault.ts";
import type { FaultedCall } from "./scope.ts";

/** A call, and the faults that have it in their scope. */
export interface Endangered {
  readonly call: FaultedCall;
  readonly faults: readonly ActiveFault[];
  readonly timers: Timers;
}

/** The emulator's own answer. It says when its reader leaves before its end. */
export type PlainAnswer = (onLeft: () => void) => Response;

/**
 * Answers a call with whatever goes wrong: first the waiting, then what answers in the emulator's place, else what is done
 * to its answer. Each fault is asked at most once whether it hits.
 */
export const answerWithFaults = async (endangered: Endangered, answer: PlainAnswer): Promise<Response> => {
  const { call, faults } = endangered;
  const waiting = faults.filter(({ effect }) => effect.delayMs).filter((fault) => hits(fault, call));
  await waitFor(waiting, endangered);
  const replacing = faults.find((fault) => fault.effect.answer && hits(fault, call));
  const response = replacing?.effect.answer?.(call) ?? changedAnswer(answer, waiting, endangered);
  for (const { effect } of faults) effect.everywhere?.(response.headers);
  return response;
};

const hits = (fault: ActiveFault, call: FaultedCall): boolean => {
  const isHit = fault.strikes(call);
  if (isHit) call.onHit(fault.fault.kind);
  return isHit;
};

const waitFor = async (faults: readonly ActiveFault[], { call, timers }: Endangered): Promise<void> => {
  const milliseconds = faults.reduce((sum, { effect }) => sum + (effect.delayMs?.() ?? 0), 0);
  await pause(milliseconds, call.signal, timers);
  if (!call.signal.aborted) return;
  call.onLeft();
  throw call.signal.reason;
};

const changedAnswer = (answer: PlainAnswer, waiting: readonly ActiveFault[], endangered: Endangered): Response => {
  const { call, timers } = endangered;
  let bodies: readonly BodyChange[] = [];
  // A change that ends a body leaves it as well. So it is the changed body, and not the one behind it, that says who left.
  const response = answer(() => {
    if (bodies.length === 0) call.onLeft();
  });
  if (!response.ok) return response;
  const effects = [...waiting, ...changing(response, endangered)].map(({ effect }) => effect);
  bodies = bodiesOf(effects);
  for (const { headers } of effects) headers?.(response.headers);
  const changed = withChanges(response, bodies, call, timers);
  for (const { goaway } of effects) if (goaway !== undefined) announceGoaway(changed, goaway);
  return changed;
};

const changing = (response: Response, { call, faults }: Endangered): readonly ActiveFault[] =>
  faults
    .filter(({ effect }) => !effect.delayMs && !effect.answer && effect.suits?.(response) !== false)
    .filter((fault) => hits(fault, call));

/** Those that break pieces come last, since the others count them. */
const bodiesOf = (effects: readonly FaultEffect[]): readonly BodyChange[] =>
  [false, true].flatMap((late) =>
    effects.flatMap(({ body, breaksPieces = false }) => (body && breaksPieces === late ? [body] : [])),
  );
