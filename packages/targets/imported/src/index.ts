export { imported } from "./target.ts";
