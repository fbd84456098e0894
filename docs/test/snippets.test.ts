import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { apiPages, docs, pages, readmes } from "../src/files.ts";
import { execute } from "../src/snippets/execute.ts";
import { migrations } from "../src/snippets/migrations.ts";
import { snippets, workshop } from "../src/snippets/snippet.ts";
import { fillWorkshop } from "../src/snippets/workshop.ts";

const runner = fileURLToPath(new URL("../src/snippets/run.ts", import.meta.url));
const installed = (path: string) => join(docs, "node_modules", path);
const pathsOf = (page: string, treatment: string) =>
  snippets.filter((each) => each.page === page && each.treatment === treatment).map(({ path }) => path);
/** A process for each page, since some leave servers behind; those with little on them share one. */
const groups = Object.entries(Object.groupBy([...pages, ...apiPages, ...readmes], groupOf))
  .map(([group, members = []]) => [group, members.flatMap((page) => pathsOf(page, "program"))] as const)
  .filter(([, programs]) => programs.length > 0);

function groupOf(page: string): string {
  if (apiPages.includes(page)) return "the API reference";
  return /\/targets\//.test(page) ? "pages and READMEs of targets" : page;
}

beforeAll(fillWorkshop);

describe("the snippets", () => {
  it("compile, all of them", { timeout: 60_000 }, async () => {
    expect((await execute(installed("typescript/bin/tsc"), ["-p", workshop], docs)).output).toBe("");
  });

  it.concurrent.each(groups)("of %s run, and print what they say", { timeout: 60_000 }, async (_group, programs) => {
    expect((await execute(runner, programs, docs)).output).toBe("");
  });

  it("of other clients run too, before and after", { timeout: 60_000 }, async () => {
    expect(migrations).toHaveLength(10);
    expect((await execute(runner, migrations, docs)).output).toBe("");
  });

  it("that are tests pass", { timeout: 60_000 }, async () => {
    const files = [...pages, ...readmes].flatMap((page) => pathsOf(page, "test"));
    expect(files).not.toEqual([]);
    const args = ["run", "--root", workshop, ...files];
    expect((await execute(installed("vitest/vitest.mjs"), args, docs)).output).toBe("");
  });
});
