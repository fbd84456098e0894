import type { Chain } from "../chain.ts";

/** The mark of chains, once more: the file that makes them is loaded only by who makes some. */
const brand = Symbol.for("bedrock-targets.chain");

export const isChain = (target: unknown): target is Chain =>
  typeof target === "object" && target !== null && brand in target;
