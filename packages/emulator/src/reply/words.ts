import { hashOf, randomBelow } from "../wire/random.ts";
import type { Question } from "./question.ts";

/** The beginning of a text, in whole characters. */
export const beginningOf = (text: string, characters = 120): string => {
  const all = Array.from(text);
  return all.length <= characters ? text : `${all.slice(0, characters).join("")}…`;
};

/** What the emulator says: plain sentences that quote everything in the request that ought to have an influence. */
export const sentencesFor = (question: Question): string =>
  [asked(question), instructed(question), toldByTool(question), measured(question)].filter(Boolean).join(" ");

const asked = ({ prompt, modelName, variables = {} }: Question): string => {
  const named = Object.entries(variables).map(([name, value]) => `${name} “${beginningOf(value)}”`);
  const start = named.length > 0 ? `With ${named.join(" and ")}: ` : "";
  return `${start}“${beginningOf(prompt)}” is what ${modelName} was asked.`;
};

const instructed = ({ system }: Question): string => system && `Its instructions begin “${beginningOf(system)}”.`;

const toldByTool = ({ toolResult }: Question): string =>
  toolResult === undefined ? "" : `The tool answered “${beginningOf(toolResult)}”.`;

const measured = ({ prompt }: Question): string => {
  const words = prompt.split(/\s+/).filter(Boolean).length;
  return `That is ${words === 1 ? "one word" : `${words} words`}. The embedded Bedrock gives the same answer to the same request.`;
};

/** What the emulator thinks before it speaks. */
export const thoughtsFor = ({ prompt }: Question): string =>
  `The question begins “${beginningOf(prompt, 60)}”. Nothing here can really think, so the answer will quote it.`;

/** A text in the pieces in which a model streams it: one to three words, at most 24 characters. Joined, they are the text. */
export const piecesOf = (text: string, seed: string): readonly string[] => {
  const random = randomBelow(hashOf(seed));
  const words = text.match(/\s*\S{1,24}|\s+/gu) ?? [];
  const pieces: string[] = [];
  for (let index = 0; index < words.length; ) {
    const count = 1 + random(3);
    pieces.push(words.slice(index, index + count).join(""));
    index += count;
  }
  return pieces;
};
