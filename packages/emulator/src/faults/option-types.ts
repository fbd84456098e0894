/** What an option takes. */
export interface OptionType {
  /** For error messages and the help text, such as `a whole number from 1`. */
  readonly takes: string;
  accepts(value: unknown): boolean;
  /** Reads a value of the command line. What cannot be read gives something that is not accepted. */
  parse(text: string): unknown;
}

/** Nothing that is counted goes beyond it. */
const most = 1_000_000;

/** Milliseconds in a day: no wait is longer. */
const day = 86_400_000;

/** A whole number. */
export const whole = (from: number, to: number = most): OptionType => ({
  takes: `a whole number from ${from} to ${to}`,
  accepts: (value) => Number.isInteger(value) && isBetween(value, from, to),
  parse: numberIn,
});

/** A share, such as 0.3. */
export const share: OptionType = {
  takes: "a number from 0 to 1",
  accepts: (value) => isBetween(value, 0, 1),
  parse: numberIn,
};

/** A body of any length that is reasonable. */
export const bodyText: OptionType = {
  takes: `a text of 1 to ${most} characters`,
  accepts: (value) => isText(value, most),
  parse: (given) => given,
};

/** A sentence, or a name. */
export const text: OptionType = {
  takes: "a text of 1 to 1000 characters",
  accepts: (value) => isText(value, 1_000),
  parse: (given) => given,
};

/** A text that can stand in a header. */
export const headerText: OptionType = {
  takes: `${text.takes} that a header may have`,
  accepts: (value) => isText(value, 1_000) && areHeaders({ value }),
  parse: (given) => given,
};

/** Milliseconds, from `from` (default 0) to a day; on the command line also `30s`, `5m` or `1h`. */
export const duration = (from = 0): OptionType => ({
  takes: `milliseconds from ${from} to ${day} (on the command line also 30s, 5m, 1h)`,
  accepts: (value) => isDuration(value, from),
  parse: durationIn,
});

/** One duration, or several. */
export const durations: OptionType = {
  takes: `milliseconds from 0 to ${day}, or a list of them (on the command line 100/200/1s)`,
  accepts: (value) => isDuration(value) || (isList(value) && value.length > 0 && value.every((one) => isDuration(one))),
  parse: (given) => (given.includes("/") ? given.split("/").map(durationIn) : durationIn(given)),
};

/** Two durations, such as `100-500` on the command line. */
export const durationPair = (says: string): OptionType => ({
  takes: `a pair of milliseconds: ${says} (on the command line 100-500)`,
  accepts: (value) => isList(value) && value.length === 2 && value.every((one) => isDuration(one)),
  parse: (given) => given.split("-").map(durationIn),
});

/** One of these words. */
export const oneOf = (words: readonly string[]): OptionType => ({
  takes: `one of ${words.join(", ")}`,
  accepts: (value) => words.some((word) => word === value),
  parse: (given) => given,
});

/** Yes or no. */
export const flag: OptionType = {
  takes: "true or false",
  accepts: (value) => typeof value === "boolean",
  parse: (given) => ({ true: true, false: false })[given],
};

/** Names with texts, such as headers. */
export const texts: OptionType = {
  takes: 'an object of texts that headers may have, such as {"x-cache":"miss"}',
  accepts: (value) =>
    isObject(value) && Object.values(value).every((one) => typeof one === "string") && areHeaders(value),
  parse: jsonIn,
};

/** Whatever JSON can say in an object. */
export const object: OptionType = {
  takes: 'an object, such as {"originalStatusCode":500}',
  accepts: isObject,
  parse: jsonIn,
};

/** Either of two. */
export const either = (one: OptionType, other: OptionType): OptionType => ({
  takes: `${one.takes}, or ${other.takes}`,
  accepts: (value) => one.accepts(value) || other.accepts(value),
  parse: (given) =>
    [one, other].map((type) => type.parse(given)).find((value, index) => [one, other][index]?.accepts(value)),
});

const isText = (value: unknown, longest: number): boolean =>
  typeof value === "string" && value.length > 0 && value.length <= longest;

const isBetween = (value: unknown, from: number, to: number): boolean =>
  typeof value === "number" && value >= from && value <= to;

const isDuration = (value: unknown, from = 0): boolean => isBetween(value, from, day);

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !isList(value);
}

const areHeaders = (value: Readonly<Record<string, unknown>>): boolean => {
  try {
    return new Headers(Object.entries(value).map(([name, one]) => [name, String(one)])) !== undefined;
  } catch {
    return false;
  }
};

function numberIn(given: string): number {
  return /^\d+(\.\d+)?$/.test(given) ? Number(given) : Number.NaN;
}

const units: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

function durationIn(given: string): number {
  const [, amount = "", unit = ""] = /^(-?\d+(?:\.\d+)?)(ms|s|m|h)?$/.exec(given) ?? [];
  return amount === "" ? Number.NaN : Number(amount) * (units[unit] ?? 1);
}

function jsonIn(given: string): unknown {
  try {
    return JSON.parse(given);
  } catch {
    return undefined;
  }
}
