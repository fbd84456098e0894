/* Loaded when something fails: what turns anything thrown into the error that callers get. */
export { callFailure, learnFrom, refusal, tooSlow } from "./failure/call-failure.ts";
export {
  awayFrom,
  bodyCut,
  noAnswer,
  noJson,
  noMessage,
  noRegion,
  notSupported,
  otherPartition,
  outside,
  unreadable,
} from "./failure/refusals.ts";
export { endedEarly, toStreamError, withTries } from "./failure/stream-error.ts";
