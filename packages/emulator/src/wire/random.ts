/** A number that depends on the text only (FNV-1a, 32 bits): the same request has the same answer. */
export const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
};

/** Repeatable pseudo-random whole numbers below a limit (mulberry32). */
export const randomBelow = (seed: number): ((limit: number) => number) => {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
};

const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

/** An identifier of the given length that depends on the text only. */
export const identifierOf = (text: string, length = 22): string => {
  const random = randomBelow(hashOf(text));
  return Array.from({ length }, () => letters.charAt(random(letters.length))).join("");
};

/** The member `p` of stream events: the start of the alphabet, 2–61 characters. Bedrock hides the sizes of events with it. */
export const paddingFrom = (random: (limit: number) => number): string => letters.slice(0, 2 + random(60));
