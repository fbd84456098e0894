/**
 * Why a string is no modelId, as the end of a sentence that begins with the string (` has a slash and is no ARN`), and what to
 * pass instead, as a whole sentence.
 */
export type Diagnosis = readonly [problem: string, advice: string];

/** Something to say of all strings that fit. */
type Rule<Said extends readonly string[]> = readonly [fits: { test(text: string): boolean }, ...said: Said];

export type DiagnosisRule = Rule<Diagnosis>;

/** What the first rule that fits says. */
export function firstFit<Said extends readonly string[]>(rules: readonly Rule<Said>[], text: string): Said | undefined {
  const [, ...said] = rules.find(([fits]) => fits.test(text)) ?? [];
  return said.length > 0 ? (said as unknown as Said) : undefined; // what stands behind `fits`
}
