import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { published } from "@tooling/checks";
import { apiReport, reportsFolder, shortName } from "./api-report.ts";

await mkdir(reportsFolder, { recursive: true });
for (const each of published) await writeFile(join(reportsFolder, `${shortName(each)}.api.md`), await apiReport(each));
