import { spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";

const hook = new URL("./hook.mjs", import.meta.url).href;

/** Where a program runs. */
export interface Surroundings {
  /** The folder from which its imports are looked for. */
  readonly folder: string;
  /** Beside `PATH`, what it is given. */
  readonly environment?: Readonly<Record<string, string>>;
}

/**
 * The modules that a program loads, in their order: Node's own as `node:…`, others as the URLs of their files. What is taken with
 * `process.getBuiltinModule` is not among them. The program is the source of an ES module; it runs in a process of its own, to its end.
 *
 * @throws Error with what the program printed, where it fails
 */
export async function modulesLoadedBy(program: string, { folder, environment = {} }: Surroundings): Promise<string[]> {
  const child = spawn(process.execPath, ["--import", hook, "--input-type=module", "--eval", program], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...environment },
    stdio: ["ignore", "ignore", "pipe", "pipe"],
  });
  const ended = once(child, "close");
  const [, , errors, list] = child.stdio as unknown as [null, null, Readable, Readable]; // as asked for
  const printed = text(errors);
  const loaded = await text(list);
  const [code] = await ended;
  if (code !== 0) throw new Error(`The program ended with ${code}: ${await printed}`);
  return loaded.split("\n").filter((url) => url !== "" && !url.startsWith("data:"));
}
