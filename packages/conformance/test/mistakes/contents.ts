import { type Members, type Mistake, reshaped, withTexts } from "./mistake.ts";

const conversing = ["plain", "stored", "half"] as const;

const mangles = (what: string, change: (text: string) => string, caughtBy: RegExp): Mistake => ({
  what,
  on: conversing,
  target: reshaped(({ modelId, ...members }) => ({ modelId, ...(withTexts(members, change) as Members) })),
  caughtBy,
});

/** What a strategy gets wrong with texts and bytes. */
export const contentMistakes: readonly Mistake[] = [
  mangles("text that is composed anew", (text) => text.normalize(), /^converse\S* carries emoji/),
  mangles("text that is escaped", (text) => text.replaceAll("&", "&amp;"), /^converse\S* carries quotes/),
  mangles(
    "lone surrogates that are replaced",
    (text) => text.replace(/\p{Surrogate}/gu, "\ufffd"),
    /^converse\S* carries lone surrogates/,
  ),
  mangles("text that is cut", (text) => text.slice(0, 65_536), /^converse\S* carries 100 kB/),
  {
    what: "bytes that are changed in their place",
    on: conversing,
    target: reshaped((input) => {
      JSON.stringify(input, (_, value) => (value instanceof Uint8Array ? value.fill(0) : value));
      return input;
    }),
    caughtBy: /^converse\S* takes a deeply frozen request/,
  },
];
