import { mkdir, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { type BuildOptions, build } from "esbuild";

/** Something that a bundle imports and does not contain. */
export interface Import {
  /** `import-statement`, `dynamic-import`, … */
  readonly kind: string;
  readonly path: string;
}

/** The program as esbuild has made it. */
export interface Bundle {
  /** The path of the file to begin with. */
  readonly entry: string;
  /** The text of each file, by its name. */
  readonly files: ReadonlyMap<string, string>;
  readonly imports: readonly Import[];
}

/** How the program can be made; the folder is each one's own. */
const forms = {
  /** The program alone: our packages are found where they are installed. */
  loose: { main: "main", options: { platform: "neutral", packages: "external" } },
  /** For any platform, in one file. */
  neutral: { main: "main", options: { platform: "neutral" } },
  /** For browsers, in parts of which some are loaded when they are needed. */
  page: { main: "page", options: { platform: "browser", splitting: true } },
  /** For workers at the edge, in one file. */
  worker: { main: "worker", options: { platform: "neutral", conditions: ["workerd"] } },
} as const satisfies Record<string, { main: string; options: BuildOptions }>;

export type Form = keyof typeof forms;
export type Bundles = Readonly<Record<Form, Bundle>>;

/** Makes the program of a project in all forms. */
export async function bundle(project: string): Promise<Bundles> {
  const [loose, neutral, page, worker] = await Promise.all([
    bundleAs("loose", project),
    bundleAs("neutral", project),
    bundleAs("page", project),
    bundleAs("worker", project),
  ]);
  return { loose, neutral, page, worker };
}

async function bundleAs(form: Form, project: string): Promise<Bundle> {
  const { main, options } = forms[form];
  const { metafile, outputFiles } = await build({
    ...options,
    entryPoints: [join(project, "program", `${main}.ts`)],
    outdir: join(project, form),
    absWorkingDir: project,
    bundle: true,
    format: "esm",
    target: "es2023",
    logLevel: "silent",
    metafile: true,
    write: false, // esbuild gives the files only where it does not write them
  });
  await mkdir(join(project, form));
  for (const { path, contents } of outputFiles) await writeFile(path, contents);
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
  return {
    entry: join(project, form, `${main}.js`),
    files: new Map(outputFiles.map(({ path, text }) => [basename(path), text])),
    imports: imports.filter(({ external }) => external).map(({ kind, path }) => ({ kind, path })),
  };
}
