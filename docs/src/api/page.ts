import { prose } from "../parts/markdown.ts";
import { type Declared, declaredAt } from "./declared.ts";
import type { Entry } from "./entries.ts";

/** The types that are made from AWS's service model: they have a page of their own. */
export const isOfService = ({ file }: Declared): boolean => file.includes("/generated/");

/** The page of a package: its public paths, one after the other. */
export async function pageOf(entries: readonly Entry[]): Promise<string> {
  const [{ specifier = "", description = "" } = {}] = entries;
  const sections = await Promise.all(entries.map(sectionOf));
  return [`# ${specifier}`, `${description}.`, ...sections.flat()].join("\n\n");
}

async function sectionOf(entry: Entry): Promise<string[]> {
  const all = declaredAt(entry);
  const own = all.filter((each) => isOwn(each, entry));
  const items = own.filter((each) => !isOfService(each));
  return [
    ...(isMain(entry) ? [] : [`# ${entry.specifier}`]),
    ...items.filter(({ isType }) => !isType).map(itemOf),
    ...items.filter(({ isType }) => isType).map(itemOf),
    ...(own.some(isOfService) ? [ofTheService] : []),
    ...(await passedOn(all, entry)),
  ];
}

/** `@scope/name`, without a path behind it. */
const isMain = ({ specifier }: Entry): boolean => specifier.split("/").length === 2;

const ofTheService = "## Types of the service\n\nAWS's own shapes are on [a page of their own](./service-types).";

/** Where a package passes on what others declare: the names of values, and where the types are. */
async function passedOn(all: readonly Declared[], entry: Entry): Promise<string[]> {
  const others = all.filter((each) => !isOwn(each, entry));
  if (others.length === 0) return [];
  const values: object = await import(entry.specifier);
  const names = others.filter(({ name }) => Object.hasOwn(values, name)).map(linkTo);
  const types = others.some(({ isType }) => isType)
    ? ["and the types of [core](./core) and of [the service](./service-types)"]
    : [];
  return [`## Passed on\n\n${[...names, ...types].join(", ")}.`];
}

/** VitePress makes the anchor of a heading in lower case. */
const linkTo = (each: Declared): string => `[\`${each.name}\`](./${packageOf(each)}#${each.name.toLowerCase()})`;

/** One export: what it is, its declaration, what it throws, how it is used (the contract tests only inside of vitest). */
export const itemOf = ({ name, file, comment, code, tags }: Declared): string =>
  [
    `## ${name}`,
    prose(comment),
    ...tags.filter(([tag]) => tag === "throws").map(([, text]) => `Throws: ${prose(text)}`),
    `\`\`\`ts declaration\n${code}\n\`\`\``,
    ...tags
      .filter(([tag]) => tag === "example")
      .map(([, text]) => `\`\`\`ts${file.includes("/conformance/") ? " no-run" : ""}\n${text}\n\`\`\``),
  ]
    .filter(Boolean)
    .join("\n\n");

const isOwn = ({ file }: Declared, { page }: Entry): boolean => packageOf({ file }) === page;

/** The folder above `dist`. */
const packageOf = ({ file }: Pick<Declared, "file">): string => /([^/]+)\/dist\//.exec(file)?.[1] ?? "";
