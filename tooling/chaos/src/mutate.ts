import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Mutation, mutations } from "./mutations.ts";

const main = fileURLToPath(new URL("main.ts", import.meta.url));
const original = dirname(dirname(realpathSync(fileURLToPath(import.meta.resolve("@bedrock-targets/client")))));
const seconds = 15;

/** Runs the chaos against a copy of the client, and says what was found first; nothing where all was well. */
function firstFound(mutation: Mutation | undefined): string | undefined {
  const copy = mkdtempSync(join(tmpdir(), "chaos-"));
  try {
    for (const part of ["dist", "package.json"]) cpSync(join(original, part), join(copy, part), { recursive: true });
    symlinkSync(join(original, "node_modules"), join(copy, "node_modules"));
    if (mutation) apply(mutation, copy);
    return runAgainst(join(copy, "dist/index.js"));
  } finally {
    rmSync(copy, { recursive: true });
  }
}

function apply({ file, find, put }: Mutation, copy: string): void {
  const place = join(copy, "dist", file);
  const text = readFileSync(place, "utf8");
  if (text.split(find).length !== 2) throw new Error(`${file} does not have this once, so adapt mutations.ts: ${find}`);
  // A function: a text would be searched for `$&` and the like.
  writeFileSync(
    place,
    text.replace(find, () => put),
  );
}

function runAgainst(client: string): string | undefined {
  const options = ["--minutes", String(seconds / 60), "--seed", "1", "--client", client, "--enough", "1"];
  const given = process.argv.slice(2); // such as `--without stall`
  const { status, stderr } = spawnSync(process.execPath, ["--expose-gc", main, ...options, ...given], {
    encoding: "utf8",
    timeout: (seconds + 45) * 1_000,
  });
  if (status === 0) return undefined;
  return (
    /^- (.*)$/m.exec(stderr)?.[1] ??
    (status === null ? "the process did not end" : (stderr.trim().split("\n").at(-1) ?? ""))
  );
}

const clean = firstFound(undefined);
console.log(`as it is: ${clean ?? "nothing found"}`);
let missed = 0;
for (const mutation of mutations) {
  const found = firstFound(mutation);
  if (found === undefined) missed += 1;
  console.log(`${found === undefined ? "MISSED" : "caught"}  ${mutation.says}: ${found?.slice(0, 140) ?? ""}`);
}
process.exitCode = missed > 0 || clean !== undefined ? 1 : 0;
