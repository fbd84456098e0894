import { parseArgs } from "node:util";
import { Problem } from "./problem.ts";

/** What `npm start` was asked for. */
export type Wish = { readonly help: true } | { readonly tour: TourWish } | { readonly live: LiveWish };

/** The tour through the embedded Bedrock. */
export interface TourWish {
  readonly prompt: string;
  /** Milliseconds between two pieces of a stream; undefined: by where the output goes. */
  readonly paceMs: number | undefined;
}

/** Calls to the caller's own account. */
export interface LiveWish {
  readonly modelIds: readonly [string, ...string[]];
  readonly prompt: string;
  /** For prompt ARNs. */
  readonly variables: Readonly<Record<string, string>>;
  readonly region: string | undefined;
}

/** Reads the command line. @throws Problem whose message is one sentence */
export const readArguments = (argv: readonly string[]): Wish => {
  const { values, positionals } = parse(argv);
  if (values.help) return { help: true };
  return values.live ? { live: liveWish(values, positionals) } : { tour: tourWish(values, positionals) };
};

type Values = ReturnType<typeof parse>["values"];

const parse = (argv: readonly string[]) => {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        help: { type: "boolean", short: "h" },
        live: { type: "boolean" },
        pace: { type: "string" },
        prompt: { type: "string" },
        region: { type: "string" },
        var: { type: "string", multiple: true },
      },
    });
  } catch (error) {
    throw new Problem(sentenceOf(error), 2, error);
  }
};

const senseless = (message: string): Problem => new Problem(message, 2);

/** Node's own sentence, without what it adds for programmers. */
const sentenceOf = (error: unknown): string => {
  const said = error instanceof Error ? error.message.split(/\.?(?: To specify|\n|$)/, 1)[0] : undefined;
  return `${said ?? error}: see --help; a prompt that begins with a hyphen goes behind one more --.`;
};

const tourWish = (values: Values, positionals: readonly string[]): TourWish => {
  refuse(values, ["prompt", "region", "var"], "is for --live only: see --help.");
  return { prompt: readPrompt(positionals, "Why is the sky blue?"), paceMs: readPace(values.pace) };
};

const liveWish = (values: Values, [modelId, ...more]: readonly string[]): LiveWish => {
  refuse(values, ["pace"], "is for the embedded Bedrock only: leave it out with --live.");
  if (modelId === undefined) {
    throw senseless("--live takes a modelId or more, such as: npm start -- --live us.amazon.nova-lite-v1:0");
  }
  return {
    modelIds: [modelId, ...more],
    prompt: readPrompt(
      values.prompt === undefined ? [] : [values.prompt],
      "Why is the sky blue? One sentence, please.",
    ),
    variables: Object.fromEntries((values.var ?? []).map(readVariable)),
    region: values.region,
  };
};

const refuse = (values: Values, names: readonly (keyof Values)[], why: string): void => {
  const name = names.find((name) => values[name] !== undefined);
  if (name !== undefined) throw senseless(`--${name} ${why}`);
};

const readPrompt = (words: readonly string[], otherwise: string): string => {
  const prompt = words.length > 0 ? words.join(" ") : otherwise;
  if (prompt.trim() !== "") return prompt;
  throw senseless("The prompt is empty: put words between the quotes, or leave it out.");
};

const readPace = (text: string | undefined): number | undefined => {
  if (text === undefined || /^\d{1,5}$/.test(text)) return text === undefined ? undefined : Number(text);
  throw senseless(`--pace takes milliseconds, such as 30, and not "${text}".`);
};

const readVariable = (text: string): readonly [name: string, value: string] => {
  const at = text.indexOf("=");
  if (at > 0) return [text.slice(0, at), text.slice(at + 1)];
  throw senseless(`--var takes name=value, such as language=Portuguese, and not "${text}".`);
};
