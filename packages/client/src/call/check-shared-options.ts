import { type BedrockTargetError, invalidRequest } from "@bedrock-targets/core/target";

/** A number among the options: the least that it may be, and whether it counts something. */
interface Bounds {
  readonly least: number;
  readonly isWhole?: true;
}

/** What a timer takes: beyond it, it would end at once. */
const most = 2_147_483_647;
const anyTime: Bounds = { least: 0 };
/** Zero would be no time at all, and is mostly meant as "no limit". */
const someTime: Bounds = { least: Number.MIN_VALUE };

const limits = { timeoutMs: someTime, firstByteTimeoutMs: someTime, idleTimeoutMs: someTime };
const retry = { attempts: { least: 1, isWhole: true }, maxDelayMs: anyTime, budget: anyTime } as const;
const queue = { maxSize: { least: 0, isWhole: true }, timeoutMs: someTime } as const;

/** The options of clients and calls that both may have, and `concurrency`. @throws BedrockTargetError with code `invalid-request` */
export function checkSharedOptions(given: object): void {
  const options: Readonly<Record<string, unknown>> = { ...given };
  checkNumbers("", options, limits);
  if (options.retry !== false) {
    checkGroup("retry", options.retry, retry, "It is `{ attempts, maxDelayMs, budget }`, or false.");
  }
  checkGroup("coldStart", options.coldStart, { timeoutMs: anyTime }, "It is `{ timeoutMs }`.");
  if (options.onEvent !== undefined && typeof options.onEvent !== "function") {
    throw wrong("onEvent", options.onEvent, "It is a function that takes an event.");
  }
  checkConcurrency(options.concurrency);
}

function checkConcurrency(concurrency: unknown): void {
  if (concurrency === undefined) return;
  const { max, queue: waiting } = Object(concurrency);
  if (max === undefined) throw wrong("concurrency", concurrency, "It is `{ max, queue: { maxSize, timeoutMs } }`.");
  checkNumbers("concurrency.", { max }, { max: { least: 1, isWhole: true } });
  checkGroup("concurrency.queue", waiting, queue, "It is `{ maxSize, timeoutMs }`.");
}

function checkGroup(name: string, value: unknown, members: Readonly<Record<string, Bounds>>, advice: string): void {
  if (value === undefined) return;
  if (typeof value !== "object" || value === null) throw wrong(name, value, advice);
  checkNumbers(`${name}.`, { ...value }, members);
}

function checkNumbers(
  prefix: string,
  given: Readonly<Record<string, unknown>>,
  members: Readonly<Record<string, Bounds>>,
): void {
  for (const [name, bounds] of Object.entries(members)) {
    const value = given[name];
    if (value !== undefined && !isWithin(value, bounds)) throw wrong(prefix + name, value, adviceOn(bounds));
  }
}

const isWithin = (value: unknown, { least, isWhole }: Bounds): boolean =>
  typeof value === "number" && value >= least && value <= most && (!isWhole || Number.isInteger(value));

function adviceOn({ least, isWhole }: Bounds): string {
  const from = least > 0 && !isWhole ? "above 0" : `from ${least} on`;
  return `It is a ${isWhole ? "whole " : ""}number ${from}, and at most ${most}; leave it out for the default.`;
}

/** The error for a value that an option cannot have. */
export function wrong(name: string, value: unknown, advice: string): BedrockTargetError {
  const isShown = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
  const shown = typeof value === "string" ? JSON.stringify(value) : String(value);
  return invalidRequest(`\`${name}\` is ${isShown ? shown : `of type ${typeof value}`}.`, advice);
}
