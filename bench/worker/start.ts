import type { Open } from "../contenders/contender.ts";
import { callText } from "../server/answers.ts";

/*
 * A program's cold start: `node start.js <program> <endpoint>` loads it, asks once, and prints the milliseconds from before the import to
 * the answer.
 */
const [program = "", endpoint = ""] = process.argv.slice(2);
const began = performance.now();
const { open }: { open: Open } = await import(program);
const text = await open(endpoint).call();
const ms = performance.now() - began;
if (text !== callText) throw new Error(`the text is ${text}`);
process.stdout.write(`${ms}\n`, () => process.exit());
