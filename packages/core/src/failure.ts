/*
 * What makes of whatever was thrown the one error class: needed when something fails. A file of its own, as `target.ts` is;
 * so `index.ts` is a list of names and holds nothing itself.
 */
export { type AwsException, judge, type Verdict } from "./errors/aws-exceptions.ts";
export { completed } from "./errors/completed.ts";
export { type ErrorContext, toTargetError } from "./errors/to-target-error.ts";
