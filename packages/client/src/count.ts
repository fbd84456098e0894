/* Loaded with the first `countTokens`. */
export { countTokens } from "./count/count-tokens.ts";
