import { parseArgs } from "node:util";
import { baseline, type Contender, contenders } from "./contenders/index.ts";
import { full, quick, type Scale } from "./harness/scale.ts";
import { type Section, sections } from "./measure/index.ts";

/** What to measure, and what to do with it. */
export interface Options {
  readonly scale: Scale;
  readonly contenders: readonly Contender[];
  readonly sections: readonly Section[];
  /** A file to write the result to; `-` prints it instead of the table. */
  readonly json: string | undefined;
}

export const help = `npm run bench -- [options]

  --quick            under a minute: fewer calls and rounds, no figures to be quoted
  --only a,b         these contenders (and ${baseline}, to which all are compared)
  --columns a,b      these columns, and what is measured with them
  --json [file]      writes the result to a file, or prints it instead of the table
  --help

Contenders: ${contenders.map(({ name }) => name).join(", ")}
Columns: ${sections.flatMap(({ measures }) => measures.flatMap(({ columns }) => columns.map(({ key }) => key))).join(", ")}
`;

/** @throws Error with a sentence for whoever typed it */
export function readOptions(args: readonly string[]): Options | "help" {
  const { values, positionals } = parseArgs({
    args: args.map((arg, index) => (arg === "--json" && isOption(args[index + 1]) ? "--json=-" : arg)),
    options: {
      quick: { type: "boolean" },
      only: { type: "string" },
      columns: { type: "string" },
      json: { type: "string" },
      help: { type: "boolean", short: "h" },
    },
    allowPositionals: true,
  });
  if (values.help) return "help";
  if (positionals.length > 0) throw new Error(`What is "${positionals[0]}"? See npm run bench -- --help.`);
  return {
    scale: values.quick ? quick : full,
    contenders: contendersNamed(values.only),
    sections: sectionsWith(values.columns),
    json: values.json,
  };
}

const isOption = (arg: string | undefined): boolean => arg === undefined || arg.startsWith("--");

function contendersNamed(list: string | undefined): readonly Contender[] {
  const wanted = namesIn(
    list,
    contenders.map(({ name }) => name),
    "contender",
  );
  return wanted ? contenders.filter(({ name }) => name === baseline || wanted.includes(name)) : contenders;
}

function sectionsWith(list: string | undefined): readonly Section[] {
  const keysOf = ({ measures }: Section) => measures.flatMap(({ columns }) => columns.map(({ key }) => key));
  const wanted = namesIn(list, sections.flatMap(keysOf), "column");
  if (!wanted) return sections;
  return sections
    .map(({ title, measures }) => ({
      title,
      measures: measures.filter(({ columns }) => columns.some(({ key }) => wanted.includes(key))),
    }))
    .filter(({ measures }) => measures.length > 0);
}

function namesIn(list: string | undefined, known: readonly string[], what: string): readonly string[] | undefined {
  const names = list?.split(",").map((name) => name.trim());
  const stranger = names?.find((name) => !known.includes(name));
  if (stranger !== undefined) throw new Error(`There is no ${what} "${stranger}": there are ${known.join(", ")}.`);
  return names;
}
