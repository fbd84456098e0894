export { type FastOptions, fast } from "./fast.ts";
