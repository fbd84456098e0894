import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { explain, Failure, failureOf, machineCauses, registryCauses } from "../src/failures.mjs";

const causes = registryCauses({ node: "24.0.0", pnpm: "12.0.0" });

// What npm and pnpm really print, shortened.
const outputs = [
  ["npm error network request failed, reason: getaddrinfo ENOTFOUND registry.example", /cannot be reached/],
  ["npm error code EAI_AGAIN", /cannot be reached/],
  ["npm error code ECONNREFUSED", /cannot be reached/],
  ["npm error code ETIMEDOUT", /cannot be reached/],
  ["npm error code ERR_SOCKET_TIMEOUT", /cannot be reached/],
  ["npm error code ENOTCACHED", /cannot be reached/],
  ["  ├─▶ client error (Connect)\n  ├─▶ dns error\n", /cannot be reached/],
  ["tcp connect error: Connection\n  │   refused (os error 111)", /cannot be reached/],
  ["npm warn tar TAR_ENTRY_ERROR ENOSPC: no space left on device, write", /disk is full/],
  ["  ╰─▶ Failed to write cafs: No\n      space left on device (os error 28)", /disk is full/],
  ["npm error code EACCES", /Permission to write is missing/],
  ["  ╰─▶ Failed to create directory: Permission\n      denied (os error 13)", /Permission to write is missing/],
  ["Read-only file system (os\n      error 30)", /read-only/],
  ["npm error code EROFS", /read-only/],
  ["Error: ERR_PNPM_OUTDATED_LOCKFILE", /run `npx pnpm@12\.0\.0 install --lockfile-only`/],
  ["npm error code SELF_SIGNED_CERT_IN_CHAIN", /certificate is not trusted/],
  ["npm error code E401", /refuses this user/],
  ["npm error code ETARGET", /lacks a version/],
  ["spawn npm ENOENT", /npm was not found/],
] as const;

test.each(outputs)("%j is explained", (output, sentence) => {
  expect(explain(output, causes, "something else")).toMatch(sentence);
});

test("an output without a known cause is explained by what the step says of itself", () => {
  expect(explain("Killed", causes, "The step failed.")).toBe("The step failed.");
});

test("the network is no cause of a failed build, whose own tests may well print ECONNREFUSED", () => {
  expect(explain("ECONNREFUSED", machineCauses, "The build failed.")).toBe("The build failed.");
});

test("every explanation is one sentence that says what to do", () => {
  for (const { sentence } of causes) expect(sentence).toMatch(/^(?:[^.]|\.\S)+: (?:[^.]|\.\S)+\.$/);
});

test("a failure ends with the file that keeps the whole output", () => {
  const failure = failureOf("The step failed.", "all that it printed");
  const path = /^The step failed \(whole output: (.+)\)\.$/.exec(failure.message)?.[1] ?? "";
  expect(failure).toBeInstanceOf(Failure);
  expect(readFileSync(path, "utf8")).toBe("all that it printed");
});
