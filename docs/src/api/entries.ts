import { join } from "node:path";
import { type Package, published, root } from "@tooling/checks";

/** A path from which a user imports, and the declarations behind it. */
export interface Entry {
  /** `@bedrock-targets/emulator/msw` */
  readonly specifier: string;
  /** `emulator` */
  readonly page: string;
  readonly description: string;
  readonly declarations: string;
}

/** All public paths, in the order of the packages. */
export const entries: readonly Entry[] = published.flatMap(entriesOf);

function entriesOf({ folder, manifest }: Package): Entry[] {
  const paths = manifest.exports as Readonly<Record<string, { readonly types: string }>>; // all our packages have them so
  return Object.entries(paths).map(([path, { types }]) => ({
    specifier: join(manifest.name, path),
    page: manifest.name.split("/")[1] ?? "",
    description: manifest.description ?? "",
    declarations: join(root, folder, types),
  }));
}
