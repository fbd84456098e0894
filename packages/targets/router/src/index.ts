export { router } from "./target.ts";
