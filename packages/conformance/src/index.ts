export type { Check, ConnectedCheck, ScriptedCheck } from "./check.ts";
export { checksOf, type SendingChecks, type SuiteChecks } from "./checks.ts";
export type {
  Answered,
  CallOptions,
  Connect,
  ConnectedClient,
  ConnectedConverseStream,
  ConnectedInvokeStream,
  ConnectedReply,
  Connection,
  PlainConnect,
  ReceivedCall,
  ScriptedConnect,
  ScriptedConnection,
} from "./connection.ts";
export { describeModelTarget } from "./describe-model-target.ts";
export type { InvokeBody, ModelTargetSuite } from "./suite.ts";
