import { cpSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Of this repository, what contenders load. */
const folders = ["packages/core", "packages/client", "packages/direct", "packages/targets/base"];

/**
 * Puts our packages beside everybody else's, as npm would: what was built, with no node_modules of its own, so that there is one AWS SDK
 * for all. A copy, since a build may begin while we measure.
 *
 * @throws Error where one has not been built
 */
export function installOurs(): void {
  for (const folder of folders) {
    if (!existsSync(`${root}${folder}/dist`))
      throw new Error(`${folder} has not been built: use npm run bench, which builds.`);
    const place = `${root}bench/node_modules/@bedrock-targets/${basename(folder)}`;
    rmSync(place, { recursive: true, force: true });
    mkdirSync(place, { recursive: true });
    for (const part of ["dist", "package.json"])
      cpSync(`${root}${folder}/${part}`, `${place}/${part}`, { recursive: true });
  }
}
