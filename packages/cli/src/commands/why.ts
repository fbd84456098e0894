import type { ErrorCode } from "@bedrock-targets/core";
import { redact } from "@bedrock-targets/core/target";
import type { Command, Context } from "../context.ts";
import { exitCodes } from "../exit-codes.ts";
import { readAll } from "../io.ts";
import { UsageError } from "../usage-error.ts";
import { diagnose } from "../why/diagnosis.ts";
import { readErrors } from "../why/read-errors.ts";
import { whyLines } from "../why/show.ts";
import { mayHaveSubstitutes, type Substitutes, substitutesFor } from "../why/substitutes.ts";

/** Nobody reads more errors beside the one that is explained. */
const mostOthers = 5;

/** `why`: the first error in a pasted text, what it means and what to do. */
export const command: Command = async (context) => {
  const text = await pastedText(context);
  const [first, ...others] = readErrors(text);
  if (!first)
    throw new UsageError("There is no error in that: the text is empty, or has nothing but line ends and marks.");
  const diagnosis = diagnose(first, text);
  const also = others.slice(0, mostOthers).map((error) => ({ name: error.name, message: redact(error.message) }));
  const substitutes = await substitutesIn(context, diagnosis.code, diagnosis.modelIds);
  const more = others.length - also.length;
  const answer = { ...diagnosis, also, more, ...(substitutes && { substitutes }) };
  if (context.options.json) context.out.json(answer);
  else context.out.print(...whyLines(context.out, answer));
  return diagnosis.code === "unknown" ? exitCodes.problem : exitCodes.ok;
};

async function pastedText({ args: [text], io, signal }: Context): Promise<string> {
  if (text !== undefined) return text;
  if (io.stdin.isTTY) {
    throw new UsageError(
      'Give the error as an argument, or on standard input: `bedrock-targets why "…"`, `… | bedrock-targets why`.',
    );
  }
  signal.throwIfAborted();
  return readAll(io.stdin);
}

/** Asked for only where an account was named: `why` alone works offline. */
async function substitutesIn(
  context: Context,
  code: ErrorCode,
  modelIds: readonly string[],
): Promise<Substitutes | undefined> {
  const { account, emulator, profile, endpoint } = context.options;
  const isAsked = account === true || emulator === true || profile !== undefined || endpoint !== undefined;
  const [modelId] = modelIds;
  if (!isAsked || modelId === undefined) return undefined;
  return mayHaveSubstitutes(code) ? substitutesFor(modelId, context) : undefined;
}
