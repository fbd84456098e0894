import { withRules } from "@tooling/checks/rules-table";
import { read } from "./files.ts";
import { classifications, refusedStrings } from "./parts/classification.ts";
import { decisions } from "./parts/decisions.ts";
import { errorExample, errorSummary } from "./parts/errors.ts";
import { kindsTable } from "./parts/kinds.ts";
import { performancePart } from "./parts/performance.ts";
import { policyPart } from "./parts/policy.ts";
import { capabilityTable, resolution } from "./parts/resolution.ts";
import { screen } from "./parts/screens.ts";

/** What a program writes into pages, by the name that stands in the page's mark. */
const parts: Readonly<Record<string, (argument: string) => string | Promise<string>>> = {
  kinds: kindsTable,
  classification: classifications,
  "refused strings": refusedStrings,
  error: errorExample,
  errors: errorSummary,
  decisions,
  performance: performancePart,
  resolution,
  capabilities: capabilityTable,
  policy: policyPart,
  screen,
};

/**
 * A page as its sources want it: `<!-- made: kinds -->…<!-- /made -->` by the parts above, `<!-- rules -->` by a package's
 * rules, and blocks with `file=…` as copies of that file.
 */
export async function renewed(page: string, markdown: string): Promise<string> {
  const [, name] = /^docs\/targets\/(.+)\.md$/.exec(page) ?? [];
  const ruled = name === undefined ? markdown : withRules(markdown, `@bedrock-targets/${name}`);
  return withFiles(await withParts(ruled));
}

const mark = /(<!-- made: ([^>]+?) -->\n)[\s\S]*?(<!-- \/made -->)/g;

async function withParts(markdown: string): Promise<string> {
  const made = await Promise.all([...markdown.matchAll(mark)].map(([, , order = ""]) => make(order)));
  return markdown.replace(mark, (_all, start: string, _order, end: string) => `${start}${made.shift()}${end}`);
}

/** The text for an order such as `kinds` or `error throttled`. */
async function make(order: string): Promise<string> {
  const name = Object.keys(parts).find((each) => order === each || order.startsWith(`${each} `));
  const part = name === undefined ? undefined : parts[name];
  if (name === undefined || !part)
    throw new Error(`Nobody makes "${order}": there are ${Object.keys(parts).join(", ")}.`);
  return `\n${(await part(order.slice(name.length).trim())).trim()}\n\n`;
}

const copy = /^(```\w+ (?:.* )?file=(\S+).*\n)[\s\S]*?^```$/gm;

const withFiles = (markdown: string): string =>
  markdown.replace(copy, (_all, head: string, path: string) => `${head}${read(path).trimEnd()}\n\`\`\``);
