import { cp, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { must } from "./run.ts";
import type { Tarballs } from "./tarballs.ts";

const files = fileURLToPath(new URL("../consumer/", import.meta.url));

/** What a user's project has beside our packages. */
const others = {
  "@aws-sdk/client-bedrock-runtime": "3.1164.0",
  "@types/node": "24.19.2",
  msw: "3.0.5",
  "typescript-5": "npm:typescript@5.9",
  "typescript-6": "npm:typescript@6.0.3",
  "typescript-7": "npm:typescript@7.0.2",
  vite: "8.3.4",
  vitest: "5.1.1",
} as const;

/** An empty project that has installed the tarballs as a user would. Gives its folder. */
export async function consumer(manager: "npm" | "pnpm", tarballs: Tarballs): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "bedrock-targets-consumer-"));
  await cp(files, folder, { recursive: true });
  const ours = Object.fromEntries([...tarballs].map(([name, path]) => [name, `file:${path}`]));
  const manifest = {
    name: "consumer",
    private: true,
    type: "module",
    dependencies: { ...others, ...ours },
    overrides: ours, // npm: our packages need each other at a version that is not published yet
  };
  await writeFile(join(folder, "package.json"), JSON.stringify(manifest));
  await writeFile(join(folder, "pnpm-workspace.yaml"), pnpmSettings(ours));
  await must(
    manager,
    ["install", ...(manager === "npm" ? ["--no-audit", "--no-fund"] : ["--no-frozen-lockfile"])],
    folder,
  );
  return folder;
}

const pnpmSettings = (ours: Readonly<Record<string, string>>): string =>
  [
    "overrides:",
    ...Object.entries(ours).map(([name, path]) => `  "${name}": "${path}"`),
    "allowBuilds:",
    "  esbuild: false",
    "  msw: false",
  ].join("\n");
