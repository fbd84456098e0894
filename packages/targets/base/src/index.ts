export { base } from "./target.ts";
