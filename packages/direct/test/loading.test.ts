import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { createEmulator } from "@bedrock-targets/emulator";
import { expect, it } from "vitest";
import { environmentCredentials, withoutSurroundings } from "./support/surroundings.ts";

withoutSurroundings();

interface Loads {
  readonly imported: readonly string[];
  readonly called: readonly string[];
  readonly streamed: readonly string[];
  readonly refused: readonly string[];
}

const ours = (files: readonly string[]): string[] => files.filter((file) => !file.startsWith("core/"));

it("loads one file at the start, one more with the first call, nothing of the AWS SDK, and lets the program end", async () => {
  const emulator = createEmulator();
  const { url, close } = await emulator.listen();
  const program = fileURLToPath(new URL("support/loads.mjs", import.meta.url));
  const env = { ...process.env, ...environmentCredentials };
  const { stdout } = await promisify(execFile)(process.execPath, [program, url], { env, timeout: 15_000 });
  const { imported, called, streamed, refused }: Loads = JSON.parse(stdout);
  expect(ours(imported)).toEqual(["direct/dist/index.js"]);
  expect(ours(called)).toEqual(["direct/dist/node.js"]);
  expect(streamed).toEqual([]);
  expect(refused).toEqual(["direct/dist/failure.js"]);
  expect(emulator.calls).toHaveLength(3);
  await close();
});
