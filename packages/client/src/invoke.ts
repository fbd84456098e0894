/* Loaded with the first `invokeModel`. */
export { checkBody } from "./invoke/check-body.ts";
export { invokeModel } from "./invoke/invoke-model.ts";
export { countIn, usageInHeaders } from "./invoke/usage-in-headers.ts";
