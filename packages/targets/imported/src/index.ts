export { type ImportedFactory, type ImportedOptions, imported } from "./target.ts";
