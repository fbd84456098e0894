/* Loaded with the first stream. */
export { converseStream } from "./stream/converse.ts";
export { invokeModelStream } from "./stream/invoke-model.ts";
