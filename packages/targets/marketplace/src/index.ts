export { marketplace } from "./target.ts";
