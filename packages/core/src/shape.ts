/*
 * What makes a request's input, and says what is wrong with it: needed with the first call. A file of its own, as `target.ts`
 * is.
 */
export { isAbsent, isPlainObject } from "./request/absent.ts";
export { nameOfType } from "./request/name-of-type.ts";
export type { ConverseOperation, ConverseStreamFields, InvokeModelFields, RuntimeInputs } from "./request/requests.ts";
export { shapeConverse } from "./request/shape-converse.ts";
export { shapeInvoke } from "./request/shape-invoke.ts";
export { optInReasons, reasonAgainst, reasonAgainstOperation } from "./target/refusals.ts";
