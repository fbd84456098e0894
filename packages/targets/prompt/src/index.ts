export { type PromptFactory, type PromptOptions, prompt } from "./target.ts";
