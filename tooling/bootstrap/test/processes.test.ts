import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { run } from "../src/processes.mjs";
import { step } from "../src/steps.mjs";

const fixtures = join(import.meta.dirname, "fixtures");
const awkward = ["a b", "'single' \"double\"", "$HOME `id` %PATH%", "two\nlines", "🦜", "", "--flag=*", "\\"];

afterEach(() => vi.restoreAllMocks());

test("arguments arrive as they were given, and the exit code comes back", () => {
  const args = [join(fixtures, "supervisor.mjs"), "5000", join(fixtures, "arguments.mjs"), ...awkward];
  const { stdout, status } = spawnSync(process.execPath, args, { encoding: "utf8" });
  expect(JSON.parse(stdout)).toEqual(awkward);
  expect(status).toBe(7);
});

test("what a program prints is kept, both streams together and stdout alone", async () => {
  const result = await run(process.execPath, ["-e", "console.error('one'); console.log('two')"]);
  expect(result).toMatchObject({ code: 0, stdout: "two\n" });
  expect([result.output.includes("one"), result.output.includes("two")]).toEqual([true, true]);
});

test("a program that a signal has ended counts as failed", async () => {
  const { code } = await run(process.execPath, ["-e", "process.kill(process.pid, 'SIGKILL')"]);
  expect(code).toBe(137);
});

test("a program that is not there is a failed run that says so", async () => {
  expect(await run("no-such-program", [])).toMatchObject({ code: 127, output: "spawn no-such-program ENOENT" });
});

test("a failed step says so, shows the last lines where asked to, and ends in one sentence", async () => {
  const lines = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const program = ["-e", "console.log('first\\nlast'); process.exit(3)"];
  const failing = step("Trying", process.execPath, program, { causes: [], otherwise: "It failed.", tail: 1 });
  await expect(failing).rejects.toThrow(/^It failed \(whole output: .+\)\.$/);
  const printed = lines.mock.calls.map(([text]) => text).join("");
  expect(printed).toMatch(/^Trying….*✗.*\nlast\n$/s);
});

test("a step that is done before anybody could wonder says nothing", async () => {
  const lines = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  await step("Trying", process.execPath, ["-e", ""], { delayMs: 60_000, causes: [], otherwise: "It failed." });
  expect(lines).not.toHaveBeenCalled();
});
