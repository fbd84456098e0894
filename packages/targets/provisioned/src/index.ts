export { provisioned } from "./target.ts";
