/* Loaded when a call fails after it was sent, is made through a chain, or warms a model. */

export { beginChain } from "./resilience/chains.ts";
export { admitted } from "./resilience/gate.ts";
export { nextTry } from "./resilience/next-try.ts";
export { warm } from "./resilience/warm.ts";
