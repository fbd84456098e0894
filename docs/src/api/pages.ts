import { table } from "../parts/markdown.ts";
import { declaredAt } from "./declared.ts";
import { entries } from "./entries.ts";
import { isOfService, itemOf, pageOf } from "./page.ts";

const names = [...new Set(entries.map(({ page }) => page))];

const index = (): string =>
  [
    "# API",
    "What each package exports, with the comments of the source. The declarations are those that the compiler wrote: what your editor shows.",
    table(
      ["package", "what it is"],
      names.map((name) => {
        const entry = entries.find(({ page }) => page === name);
        return [`[\`${entry?.specifier}\`](./${name})`, `${entry?.description}`];
      }),
    ),
    "The shapes of AWS's requests, replies and events are [on a page of their own](./service-types).",
  ].join("\n\n");

/** The types that core makes from AWS's service model, and every package may pass on. */
const serviceTypes = (): string =>
  [
    "# Types of the service",
    "The requests, replies and events of Bedrock's runtime, made from AWS's service model. They are assignable to those of the AWS SDK, and from them.",
    ...entries
      .filter(({ page }) => page === "core")
      .flatMap((entry) => declaredAt(entry).filter(isOfService).map(itemOf)),
  ].join("\n\n");

/** The pages of the reference, with their file's name. */
export const apiPages = async (): Promise<readonly (readonly [name: string, markdown: string])[]> => [
  ["index.md", index()],
  ["service-types.md", serviceTypes()],
  ...(await Promise.all(
    names.map(async (name) => [`${name}.md`, await pageOf(entries.filter(({ page }) => page === name))] as const),
  )),
];
