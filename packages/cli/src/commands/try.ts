import { parseModelId } from "@bedrock-targets/core/target";
import type { Command, Context } from "../context.ts";
import { exitCodes } from "../exit-codes.ts";
import { rulesOfKind } from "../explain/kind-facts.ts";
import { readAll } from "../io.ts";
import { figureLines, type TryFigures } from "../try/figures.ts";
import { requestFrom, type TryRequest } from "../try/request.ts";
import { UsageError } from "../usage-error.ts";
import { plainProse } from "../view/plain.ts";

/** `try`: the answer on standard output as it comes, its figures on standard error. */
export const command: Command = async (context) => {
  const { args, options, out, err } = context;
  const [modelId = ""] = args;
  const request = requestFrom(await questionFor(modelId, context), options);
  const figures = await call(modelId, request, context);
  if (options.json) out.json(jsonOf(figures));
  else err.print(...figureLines(err, figures));
  return exitCodes.ok;
};

async function call(modelId: string, request: TryRequest, context: Context): Promise<TryFigures> {
  const { client } = await context.account();
  await import("@aws-sdk/client-bedrock-runtime"); // loading it is no time that the target takes
  const started = performance.now();
  const stream = await client.converseStream(modelId, request, { signal: context.signal });
  const firstText = await printText(stream.text, context);
  const reply = await stream.reply();
  return {
    reply,
    firstTextMs: firstText === undefined ? undefined : firstText - started,
    totalMs: performance.now() - started,
  };
}

/** Prints an answer, also one that breaks off, to the end of a line. Gives the time of its first text. */
async function printText(text: AsyncIterable<string>, { out, options }: Context): Promise<number | undefined> {
  let first: number | undefined;
  let last = "\n";
  try {
    for await (const piece of text) {
      first ??= performance.now();
      last = piece.slice(-1) || last;
      if (!options.json) out.write(out.width === undefined ? piece : plainProse(piece));
    }
    return first;
  } finally {
    if (!options.json && last !== "\n") out.write("\n");
  }
}

/** The question: an argument or standard input; a stored prompt brings its own. */
async function questionFor(modelId: string, { args: [, question], io }: Context): Promise<string | undefined> {
  if (question !== undefined) return question;
  if (rulesOfKind(parseModelId(modelId).kind).messages === "optional") return undefined;
  if (io.stdin.isTTY)
    throw new UsageError('Say what to ask: `bedrock-targets try <modelId> "…"`, or on standard input.');
  const text = await readAll(io.stdin);
  if (text.trim() === "") throw new UsageError("There is no question: standard input is empty.");
  return text;
}

const jsonOf = ({ reply, firstTextMs, totalMs }: TryFigures) => ({
  text: reply.text,
  target: reply.target,
  stopReason: reply.stopReason,
  usage: reply.usage,
  metrics: reply.metrics,
  invokedModelId: reply.invokedModelId,
  firstTextMs: firstTextMs === undefined ? null : Math.round(firstTextMs),
  totalMs: Math.round(totalMs),
  attempts: reply.attempts,
  requestId: reply.$metadata.requestId,
});
