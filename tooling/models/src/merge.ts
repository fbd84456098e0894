import type { Edition } from "./edition.ts";

/** One answer, and the place of the edition that gives it in the list of editions. */
export interface Said {
  readonly answer: "yes" | "no";
  readonly edition: number;
}

/** All answers: model → capability → answer. Of several editions the first in the list counts. Models are sorted. */
export function merge(editions: readonly Edition[]): ReadonlyMap<string, ReadonlyMap<string, Said>> {
  const merged = new Map<string, ReadonlyMap<string, Said>>();
  for (const [index, edition] of editions.entries()) {
    for (const [id, answers] of answersOf(edition)) {
      const fresh = Object.entries(answers).map(([column, answer]) => [column, { answer, edition: index }] as const);
      merged.set(id, new Map([...fresh, ...(merged.get(id) ?? [])]));
    }
  }
  return new Map([...merged].sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Each model's answers in one edition: id → capability → answer. */
export function answersOf({ columns, models }: Edition): ReadonlyMap<string, Readonly<Record<string, Said["answer"]>>> {
  const rows = Object.entries(models).flatMap(([answers, ids]) => ids.map((id) => [id, answers] as const));
  return new Map(rows.map(([id, answers]) => [id, Object.fromEntries(pairs(columns, answers))]));
}

function pairs(columns: readonly string[], answers: string): [column: string, answer: Said["answer"]][] {
  if (!/^[yn_]+$/.test(answers) || answers.length !== columns.length) {
    throw new Error(`${answers} are no answers for ${columns.join(", ")}`);
  }
  return columns.flatMap((column, index): [string, Said["answer"]][] => {
    const answer = answers.charAt(index);
    return answer === "_" ? [] : [[column, answer === "y" ? "yes" : "no"]];
  });
}
