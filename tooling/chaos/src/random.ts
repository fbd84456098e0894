/** Draws that follow from a seed alone. */
export interface Random {
  /** From 0 to 1. */
  share(): number;
  /** A whole number, both ends included. */
  whole(from: number, to: number): number;
  /** Whether something with this probability happens. */
  chance(probability: number): boolean;
  /** One of the list, which is not empty. */
  oneOf<Item>(list: readonly [Item, ...Item[]]): Item;
}

/** Draws for a text: the same text gives the same row. */
export function randomFrom(text: string): Random {
  const share = mulberry(hashOf(text));
  const whole = (from: number, to: number): number => from + Math.floor(share() * (to - from + 1));
  return {
    share,
    whole,
    chance: (probability) => share() < probability,
    oneOf: (list) => list[whole(0, list.length - 1)] ?? list[0],
  };
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** A generator of 32 bits, by its usual constants. */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
