/* Loaded with the first `policy`. */
export { policy } from "./control/policy/policy.ts";
