/* Loaded with the first call: how a call is made, and `converse`. */
export { Attempts } from "./call/attempts.ts";
export { Call, type ChainRest, fullBucket, type LinkEnd, type Past, type StreamListener } from "./call/call.ts";
export { onTarget } from "./call/carry-out.ts";
export { checkCallOptions } from "./call/check-call-options.ts";
export { converse } from "./call/converse.ts";
export { converseReply } from "./call/converse-reply.ts";
export { type DestroyOptions, destroy } from "./call/destroy.ts";
export { failures } from "./call/failures.ts";
export { checkRegion, type Fence, fenceOf, isWithin } from "./call/fence.ts";
export { converseInput, invokeInput } from "./call/input.ts";
export { isChain } from "./call/is-chain.ts";
export type { Exceeded } from "./call/limits.ts";
export { type Performance, perform } from "./call/perform.ts";
export { Refused } from "./call/refused.ts";
export { detourKey, sessionOf } from "./call/session.ts";
export { isHeard, tell } from "./call/tell.ts";
export { begin, underway } from "./call/underway.ts";
