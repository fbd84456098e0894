/* Loaded when a call fails after it was sent, or is made through a chain. */

export { beginChain } from "./resilience/chains.ts";
export { nextTry } from "./resilience/next-try.ts";
