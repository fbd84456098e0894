import { anyError, type ErrorFault } from "./any-error.ts";
import { type CorruptFault, corrupt, type ErrorFrameFault, errorFrame } from "./bad-frames.ts";
import type { FaultBehaviour } from "./behaviour.ts";
import { type ColdStartFault, coldStart } from "./cold-start.ts";
import { type ConnectionEndFault, connections, type GoawayFault, type RstStreamFault } from "./connections.ts";
import { type ClockSkewFault, clockSkew, type ExpiredTokenFault, expiredToken } from "./credentials.ts";
import { type CutAfterFault, type CutAtFault, type CutInsideFault, cutAfter, cutAt, cutInside } from "./cuts.ts";
import { type LatencyFault, latency } from "./latency.ts";
import { type RefusalFault, refusals } from "./refusals.ts";
import { type StallFault, stall, type TrickleFault, trickle } from "./slow-bodies.ts";
import {
  type AnswerFault,
  answer,
  type ContentTypeFault,
  contentType,
  type ProxyPageFault,
  proxyPage,
} from "./strangers.ts";

/** Something that goes wrong. */
export type Fault =
  | AnswerFault
  | ClockSkewFault
  | ColdStartFault
  | ConnectionEndFault
  | ContentTypeFault
  | CorruptFault
  | CutAfterFault
  | CutAtFault
  | CutInsideFault
  | ErrorFault
  | ErrorFrameFault
  | ExpiredTokenFault
  | GoawayFault
  | LatencyFault
  | ProxyPageFault
  | RefusalFault
  | RstStreamFault
  | StallFault
  | TrickleFault;

/** What can go wrong. */
export type FaultKind = Fault["kind"];

type FaultOf<Kind extends FaultKind, Any = Fault> = Any extends Fault
  ? Kind extends Any["kind"]
    ? Any
    : never
  : never;

/** Every kind of fault, in the order in which the help text has them. */
export const faultKinds: { readonly [Kind in FaultKind]: FaultBehaviour<FaultOf<Kind>> } = {
  ...refusals,
  "cold-start": coldStart,
  "expired-token": expiredToken,
  "clock-skew": clockSkew,
  error: anyError,
  "proxy-page": proxyPage,
  "content-type": contentType,
  answer,
  latency,
  stall,
  trickle,
  "cut-after": cutAfter,
  "cut-inside": cutInside,
  "cut-at": cutAt,
  "error-frame": errorFrame,
  corrupt,
  ...connections,
};

/** All kinds of fault. */
// The table has exactly these.
export const faultKindNames: readonly FaultKind[] = Object.keys(faultKinds) as FaultKind[];

/** Whether a text is a kind of fault. */
export const isFaultKind = (kind: unknown): kind is FaultKind =>
  typeof kind === "string" && Object.hasOwn(faultKinds, kind);

/** How a kind of fault is seen where it does not matter which one it is. */
export const behaviourOf = (kind: FaultKind): FaultBehaviour<Fault> =>
  // The table above ties each kind to the behaviour that reads its faults, and a fault meets none but that of its own kind.
  faultKinds[kind] as unknown as FaultBehaviour<Fault>;
