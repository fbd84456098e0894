import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const run = promisify(execFile);
const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));

/** How long: `CHAOS_MINUTES` by hand. The seed is drawn anew each time, and printed. */
const minutes = Number(process.env.CHAOS_MINUTES ?? 2);

// In a process of its own, which has to end by itself.
test("thousands of calls through faults at random end as they may", {
  timeout: minutes * 60_000 + 60_000,
}, async () => {
  const { stdout } = await run(process.execPath, ["--expose-gc", main, "--minutes", String(minutes)]).catch(
    (failed: { readonly stdout: string; readonly stderr: string }) => {
      throw new Error(`${failed.stdout}\n${failed.stderr}`);
    },
  );
  console.log(stdout);
  expect(stdout).toContain("all is as the model allows");
  expect(Number(/calls: (\d+)/.exec(stdout)?.[1])).toBeGreaterThan(minutes * 200);
});
