export { applicationProfile } from "./target.ts";
