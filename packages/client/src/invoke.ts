/* Loaded with the first `invokeModel`. */
export { invokeModel } from "./invoke/invoke-model.ts";
export { countIn, usageInHeaders } from "./invoke/usage-in-headers.ts";
