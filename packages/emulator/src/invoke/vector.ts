import { hashOf, randomBelow } from "../wire/random.ts";

/** Numbers between -1 and 1 that depend on the text only: the same text has the same vector. */
export const vectorOf = (text: string, size: number, normalize: boolean = true): readonly number[] => {
  const random = randomBelow(hashOf(text));
  const raw = Array.from({ length: size }, () => random(2_000_001) / 1_000_000 - 1);
  const length = normalize ? Math.hypot(...raw) : 1;
  return raw.map((component) => component / length);
};
