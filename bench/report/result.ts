import { baseline, type Contender } from "../contenders/index.ts";
import type { Column } from "../measure/column.ts";
import { type Spread, spreadOf } from "./stats.ts";

/** A contender's samples in one column, one for each round. */
export interface Cell {
  readonly samples: readonly number[];
  readonly value: Spread;
  /** To the AWS SDK of the same round. */
  readonly ratio?: Spread;
}

/** A contender's row. */
export interface Row extends Pick<Contender, "name" | "imports" | "packages"> {
  /** Why it was not measured, or where it was broken off. */
  readonly failure?: string;
  readonly cells: Readonly<Record<string, Cell>>;
}

/** A whole run, as `--json` writes it. */
export interface Result {
  readonly made: string;
  readonly mode: "full" | "quick";
  readonly rounds: number;
  readonly machine: { readonly cpu: string; readonly cores: number; readonly node: string; readonly system: string };
  /** Of what was measured. */
  readonly versions: Readonly<Record<string, string>>;
  readonly sections: readonly { readonly title: string; readonly columns: readonly Column[] }[];
  readonly rows: readonly Row[];
}

/** Samples by contender and column; `undefined` in a round in which there was none. */
export type Samples = ReadonlyMap<string, ReadonlyMap<string, readonly (number | undefined)[]>>;

/** What the samples of a contender say, column by column. */
export function cellsOf(name: string, samples: Samples): Record<string, Cell> {
  const entries = [...(samples.get(name) ?? [])].flatMap(([key, own]) => {
    const cell = cellOf(own, samples.get(baseline)?.get(key) ?? []);
    return cell ? [[key, cell] as const] : [];
  });
  return Object.fromEntries(entries);
}

function cellOf(own: readonly (number | undefined)[], base: readonly (number | undefined)[]): Cell | undefined {
  const present = own.filter((sample) => sample !== undefined);
  if (present.length === 0) return undefined;
  const ratios = own.flatMap((sample, round) => {
    const other = base[round];
    return sample === undefined || !other ? [] : [sample / other];
  });
  return {
    samples: present.map(rounded),
    value: roundedSpread(present),
    ...(ratios.length > 0 && { ratio: roundedSpread(ratios) }),
  };
}

function roundedSpread(numbers: readonly number[]): Spread {
  const { median, low, high } = spreadOf(numbers);
  return { median: rounded(median), low: rounded(low), high: rounded(high) };
}

/** Four digits that mean something are more than there are. */
const rounded = (number: number): number => Number(number.toPrecision(4));
