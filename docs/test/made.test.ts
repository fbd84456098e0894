import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { drawings } from "../src/drawings.ts";
import { docs, pages, read } from "../src/files.ts";
import { execute } from "../src/snippets/execute.ts";

let renewed: Readonly<Record<string, string>>;
beforeAll(async () => {
  const program = fileURLToPath(new URL("../src/write.ts", import.meta.url));
  const { stdout, output } = await execute(program, ["--print"], docs);
  expect(output).toBe("");
  renewed = JSON.parse(stdout);
});

describe("what is made by programs", () => {
  it.each([...pages, ...Object.keys(drawings)])(
    "is in %s as it would be made now (`pnpm --filter @bedrock-targets/docs run write` renews it)",
    (path) => {
      expect(read(path)).toBe(renewed[path]);
    },
  );
});
