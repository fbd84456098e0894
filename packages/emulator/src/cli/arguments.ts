import { parseArgs } from "node:util";
import type { Fault } from "../faults/kinds.ts";
import { parseFault } from "../faults/parse.ts";

/** What the command line asks for. */
export type CliRequest = { readonly help: true } | ({ readonly help: false } & Serving);

/** What is to be served, and where. */
export interface Serving {
  readonly port: number;
  readonly host: string;
  readonly seed: number;
  readonly faults: readonly Fault[];
}

/** Reads the command line. Throws an Error whose message is one sentence. */
export const readArguments = (argv: readonly string[]): CliRequest => {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      port: { type: "string", short: "p", default: "0" },
      host: { type: "string", default: "127.0.0.1" },
      fault: { type: "string", multiple: true, default: [] },
      seed: { type: "string", default: "1" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) return { help: true };
  const faults = values.fault.map(parseFault);
  return { help: false, port: readPort(values.port), host: readHost(values.host), seed: readSeed(values.seed), faults };
};

const readPort = (text: string): number => {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new Error(`--port takes a number from 0 (any free port) to 65535, not "${text}"`);
};

const readHost = (text: string): string => {
  if (text !== "") return text;
  throw new Error("--host takes an address, such as 127.0.0.1 or 0.0.0.0");
};

const readSeed = (text: string): number => {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new Error(`--seed takes a whole number of at most nine digits, not "${text}"`);
};
