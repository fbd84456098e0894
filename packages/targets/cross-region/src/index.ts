export { crossRegion } from "./target.ts";
