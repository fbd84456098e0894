import type { Connect } from "@bedrock-targets/conformance";

export { base } from "@bedrock-targets/base";
export { describeModelTarget } from "@bedrock-targets/conformance";

export const connectToPort: Connect = () => Promise.reject(new Error("Only for the compiler."));
