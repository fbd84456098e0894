import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { sidebar } from "../.vitepress/sidebar.ts";
import { apiPages, docs, pages, read, root } from "../src/files.ts";

const site = join(docs, "dist");
const files = globSync("**/*.html", { cwd: site }).sort();
const textOf = (file: string) => readFileSync(join(site, file), "utf8");

/** `guide/start.html` for `/guide/start`, `decisions/index.html` for `/decisions/`. */
const fileAt = (path: string) => (path.endsWith("/") ? `${path}index.html` : `${path}.html`).slice(1);

/** The links of a page to others of the site, as path and anchor. */
function linksIn(file: string): { link: string; path: string; anchor: string }[] {
  const links = [...textOf(file).matchAll(/ href="([^"]*)"/g)].map(([, link = ""]) => link);
  return [...new Set(links)]
    .filter((link) => /^[/#]/.test(link) && !link.startsWith("/assets/"))
    .map((link) => {
      const [path = "", anchor = ""] = link.split("#");
      return { link, path: path || `/${file.replace(/(index)?\.html$/, "")}`, anchor: decodeURIComponent(anchor) };
    });
}

const hasAnchor = (file: string, anchor: string) => anchor === "" || textOf(file).includes(` id="${anchor}"`);

describe("the site, as it was built", () => {
  it("has every page", () => {
    const expected = [...pages, ...apiPages].map((page) => page.replace(/^docs\/(.*)\.md$/, "$1.html"));
    expect(files).toEqual(expect.arrayContaining(expected));
  });

  it.each(files)("links in %s lead to pages that exist, and to headings that they have", (file) => {
    const dead = linksIn(file).filter(
      ({ path, anchor }) =>
        !existsSync(join(site, path)) && !(files.includes(fileAt(path)) && hasAnchor(fileAt(path), anchor)),
    );
    expect(dead.map(({ link }) => link)).toEqual([]);
  });

  it.each(pages)("links in %s to files of the repository lead to files that exist", (page) => {
    const paths = [...read(page).matchAll(/\/bedrock-targets\/(?:tree|blob)\/main\/([^)#]+)/g)].map(
      ([, path = ""]) => path,
    );
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it("has every page of the guide and of the targets in its sidebar", () => {
    const links = JSON.stringify(sidebar);
    const unlisted = pages.filter((page) => /^docs\/(guide|targets)\//.test(page)).map((page) => page.slice(4, -3));
    expect(unlisted.filter((path) => !links.includes(`"${path}"`))).toEqual([]);
  });
});
