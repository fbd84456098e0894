export type { Check, ConnectedCheck } from "./check.ts";
export { checksOf, type SuiteChecks } from "./checks.ts";
export type {
  Answered,
  CallOptions,
  Connect,
  ConnectedClient,
  ConnectedConverseStream,
  ConnectedInvokeStream,
  ConnectedReply,
  Connection,
  ReceivedCall,
} from "./connection.ts";
export { describeModelTarget } from "./describe-model-target.ts";
export type { InvokeBody, ModelTargetSuite } from "./suite.ts";
