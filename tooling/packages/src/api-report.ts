import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Extractor, ExtractorConfig } from "@microsoft/api-extractor";
import { type Package, root } from "@tooling/checks";

/** Where the reports lie; they are committed, so that a change of the public API shows in the diff. */
export const reportsFolder: string = join(root, "tooling/packages/reports");

/** `core` for `@bedrock-targets/core`. */
export const shortName = ({ manifest }: Package): string => manifest.name.slice(manifest.name.indexOf("/") + 1);

/** The public API of a built package, as text. */
export async function apiReport(each: Package): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "bedrock-targets-api-"));
  const name = shortName(each);
  const configuration = ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: join(root, each.folder, "package.json"),
    configObject: {
      projectFolder: join(root, each.folder),
      mainEntryPointFilePath: join(root, each.folder, "dist/index.d.ts"),
      compiler: { overrideTsconfig: { compilerOptions, files: [join(root, each.folder, "dist/index.d.ts")] } },
      apiReport: {
        enabled: true,
        reportFileName: `${name}.api.md`,
        reportFolder: folder,
        reportTempFolder: folder,
        includeForgottenExports: true,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
    },
  });
  // What it warns of goes into the report itself.
  Extractor.invoke(configuration, {
    localBuild: true,
    messageCallback: (message) => Object.assign(message, { handled: true }),
  });
  return readFile(join(folder, `${name}.api.md`), "utf8");
}

const compilerOptions = {
  target: "es2023",
  lib: ["ES2023", "ESNext.Disposable", "DOM"],
  module: "nodenext",
  moduleResolution: "nodenext",
  strict: true,
  skipLibCheck: true,
  types: ["node"],
  typeRoots: [join(root, "tooling/packages/node_modules/@types")],
};
