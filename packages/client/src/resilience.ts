/* Loaded by the first call that fails after it was sent, goes through a chain, may have to wait for others, or warms a model. */

export { beginChain } from "./resilience/chains.ts";
export { admitted } from "./resilience/gate.ts";
export { nextTry } from "./resilience/next-try.ts";
export { warm } from "./resilience/warm.ts";
