import { allTargets } from "@bedrock-targets/all";
import { type KindRules, type ModelTarget, optInReasons, sourceOfKind, targetKinds } from "@bedrock-targets/core";

/** The strategies of this project by the package that they come in. */
const strategies: readonly ModelTarget[] = allTargets;

const start = "<!-- rules -->";
const end = "<!-- /rules -->";

/** A README with the tables of its package's kinds between the two marks; as it was where it has no marks. */
export function withRules(readme: string, packageName: string): string {
  const [head, rest] = readme.split(start);
  const tail = rest?.split(end)[1];
  if (head === undefined || tail === undefined) return readme;
  const kinds = targetKinds.filter((kind) => sourceOfKind(kind).package === packageName);
  const tables = kinds.map((kind) => tableOf(kind, rulesOf(kind)));
  return `${head}${start}\n${tables.join("\n")}${end}${tail}`;
}

const rulesOf = (kind: string): KindRules =>
  strategies.map(({ rules }) => (rules as Readonly<Record<string, KindRules>>)[kind]).find(Boolean) ?? {};

function tableOf(kind: string, rules: KindRules): string {
  const optIn = Object.entries(optInReasons).filter(([field]) => !rules.takes?.some((taken) => taken === field));
  const refusals = [...Object.entries(rules.refuses ?? {}), ...optIn];
  const rows = refusals.map(([name, reason]) => `| \`${name}\` | ${reason} |`);
  return [
    `### \`${kind}\``,
    "",
    rules.messages === "optional"
      ? "`messages` may be left out."
      : "`messages` is required by `converse` and `converseStream`.",
    ...(rules.takes ? [`Takes ${rules.takes.map((field) => `\`${field}\``).join(" and ")}.`] : []),
    "",
    "| refused | because |",
    "|---|---|",
    ...rows,
    "",
    "",
  ].join("\n");
}
