import { identifierOf } from "../wire/random.ts";
import type { EmulatedKind } from "./resource.ts";

/** An id that depends on the text only: ten capitals and digits for a prompt, twelve small ones for the rest, as in AWS. */
export const idFrom = (kind: EmulatedKind, text: string): string =>
  kind === "prompt" ? twoHalves(text, 5).toUpperCase() : twoHalves(text, 6).toLowerCase();

/** Of a hash each: one alone is too short for ten thousand ids. */
const twoHalves = (text: string, length: number): string =>
  identifierOf(text, length) + identifierOf(`id ${text}`, length);
