import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { withRules } from "./rules-table.ts";
import { read, root, targets } from "./workspace.ts";

for (const { folder, manifest } of targets) {
  const path = join(folder, "README.md");
  writeFileSync(join(root, path), withRules(read(path), manifest.name));
}
