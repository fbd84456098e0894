export { bodies } from "./bodies.ts";
export { connections, connectToPort, type TypedConnection } from "./connections.ts";
export { describeFactory } from "./describe-factory.ts";
export { describeFence } from "./describe-fence.ts";
export { describeRefusals } from "./describe-refusals.ts";
export { everyField } from "./every-field.ts";
export { type Exception, failingClient } from "./failing-client.ts";
export { type Failure, failureOf } from "./failure.ts";
export { emulatedTargets, foreignTo, unknownLike } from "./model-ids.ts";
