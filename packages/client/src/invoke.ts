/* Loaded with the first `invokeModel`. */
export { invokeModel } from "./invoke/invoke-model.ts";
