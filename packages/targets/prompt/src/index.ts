export { prompt } from "./target.ts";
