import { parseArgs } from "node:util";

/** What the command line asks for. */
export type CliRequest =
  | { readonly help: true }
  | { readonly help: false; readonly port: number; readonly host: string };

/** Reads the command line. Throws an Error whose message is one sentence. */
export const readArguments = (argv: readonly string[]): CliRequest => {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      port: { type: "string", short: "p", default: "0" },
      host: { type: "string", default: "127.0.0.1" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) return { help: true };
  return { help: false, port: readPort(values.port), host: readHost(values.host) };
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
