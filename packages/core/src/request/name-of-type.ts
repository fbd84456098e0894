import { isPlainObject } from "./absent.ts";

/** What a value is, for a message: `a string`, `a list`, `an ArrayBuffer`, `an instance of Message`, `NaN`, `undefined`. */
export function nameOfType(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  if (Array.isArray(value)) return "a list";
  if (typeof value === "number" && !Number.isFinite(value)) return String(value);
  return typeof value === "object" ? nameOfObject(value) : `a ${typeof value}`;
}

function nameOfObject(value: object): string {
  if (isPlainObject(value)) return "an object";
  const tag = tagOf(value);
  if (tag !== "Object") return `${/^[AEIO]/.test(tag) ? "an" : "a"} ${tag}`;
  const maker: unknown = value.constructor;
  return typeof maker === "function" && maker.name ? `an instance of ${maker.name}` : "an object";
}

/** `Map` for a Map, `Promise` for a Promise, `Object` for instances of the classes that people write. */
const tagOf = (value: object): string => Object.prototype.toString.call(value).slice("[object ".length, -1);

/**
 * An object whose members can be read as those of a structure: a plain one, or an instance of somebody's class; no list,
 * and nothing that keeps its content elsewhere than in its members (a Map, a Date, bytes, a Promise).
 */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  isPlainObject(value) || (typeof value === "object" && value !== null && tagOf(value) === "Object");

/** The names that a structure has: its own, and those of the known ones that its class defines. */
export function namesIn(value: Record<string, unknown>, known: object): string[] {
  const own = Object.keys(value);
  if (isPlainObject(value)) return own;
  return [...own, ...Object.keys(known).filter((name) => name in value && !own.includes(name))];
}
