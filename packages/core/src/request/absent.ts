/** Whether a value counts as absent: nothing, an empty list or an empty object. Bytes are never empty in this sense. */
export function isAbsent(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (Array.isArray(value)) return value.length === 0;
  return isPlainObject(value) && Object.keys(value).length === 0;
}

/** An object that is a bag of members, not a list, bytes or an instance of a class. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype) return true;
  // An object of another realm (a test runner's, a worker's) has an Object.prototype of its own.
  return !Array.isArray(value) && (prototype === null || Object.getPrototypeOf(prototype) === null);
}
