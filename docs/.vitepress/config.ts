import { defineConfig } from "vitepress";
import { cellLabels } from "./cell-labels.ts";
import { sidebar } from "./sidebar.ts";

const repository = "https://github.com/bedrock-targets/bedrock-targets";

/** Where the site is served: `/`, or a folder of a host. */
const base = process.env.DOCS_BASE ?? "/";

export default defineConfig({
  lang: "en",
  title: "bedrock-targets",
  description: "One TypeScript client for everything Amazon Bedrock accepts as modelId",
  base,
  head: [["link", { rel: "icon", type: "image/svg+xml", href: `${base}favicon.svg` }]],
  outDir: "dist",
  srcExclude: ["README.md", "snippets/**", "node_modules/**"],
  cleanUrls: true,
  lastUpdated: false,
  markdown: { config: cellLabels },
  themeConfig: {
    nav: [
      { text: "Guide", link: "/guide/start", activeMatch: "^/guide/" },
      { text: "Targets", link: "/guide/kinds", activeMatch: "^/targets/" },
      { text: "API", link: "/api/", activeMatch: "^/api/" },
    ],
    sidebar,
    outline: { level: [2, 3] },
    search: { provider: "local" },
    socialLinks: [{ icon: "github", link: repository }],
    editLink: { pattern: `${repository}/edit/main/docs/:path` },
    footer: { message: "Apache-2.0. Not an AWS product." },
  },
});
