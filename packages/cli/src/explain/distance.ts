/**
 * How many letters have to be changed, put in, left out or swapped with their neighbour to make one text of another (optimal
 * string alignment).
 */
export function distance(one: string, other: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let at = 1; at <= one.length; at += 1) {
    const row = [at];
    for (let index = 1; index <= other.length; index += 1) {
      const isSame = one[at - 1] === other[index - 1];
      const isSwap = at > 1 && index > 1 && one[at - 1] === other[index - 2] && one[at - 2] === other[index - 1];
      const changed = (last[index - 1] ?? 0) + (isSame ? 0 : 1);
      const swapped = isSwap ? (beforeLast[index - 2] ?? 0) + 1 : changed;
      row.push(Math.min(changed, swapped, (last[index] ?? 0) + 1, (row[index - 1] ?? 0) + 1));
    }
    beforeLast = last;
    last = row;
  }
  return last[other.length] ?? 0;
}

/** Texts of which more is not compared: ids are shorter. */
const maxLength = 200;

/** The texts that are most like a given one, the nearest first; those that are quite unlike it are left out. */
export function nearest(text: string, candidates: readonly string[], most: number): string[] {
  const given = text.slice(0, maxLength).toLowerCase();
  return candidates
    .map((candidate) => ({ candidate, score: unlikeness(given, candidate.slice(0, maxLength).toLowerCase()) }))
    .filter(({ score }) => score <= farthest)
    .sort((one, other) => one.score - other.score)
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

/** What is further apart is no misspelling. */
const farthest = 0.4;

/**
 * 0 for the same, 1 for nothing in common. Of an ARN only type and name count, the name most: what stands before is the same in
 * all ARNs of an account. Beside an id, an ARN is its name.
 */
function unlikeness(one: string, other: string): number {
  const [own, theirs] = [partsOf(one), partsOf(other)];
  const name = unlikenessOfNames(own.name, theirs.name);
  if (name > farthest || own.type === undefined || theirs.type === undefined) return name;
  return 0.75 * name + 0.25 * unlikenessOfNames(own.type, theirs.type);
}

function partsOf(text: string): { readonly type?: string; readonly name: string } {
  const [, type, name] = /^arn:(?:[^:]*:){4}([^/]*)\/(.*)$/s.exec(text) ?? [];
  return type === undefined || name === undefined ? { name: text } : { type, name };
}

/** A text that has the whole other one in it is not far. */
function unlikenessOfNames(one: string, other: string): number {
  const share = distance(one, other) / Math.max(one.length, other.length, 1);
  return one.length >= 4 && other.includes(one) ? Math.min(share, 0.2 + share / 100) : share;
}
