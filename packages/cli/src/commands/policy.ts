import { formatPolicy, type Policy, type PolicyOperation } from "@bedrock-targets/client";
import { onCommandLine } from "../command-line-words.ts";
import type { Command } from "../context.ts";
import { exitCodes } from "../exit-codes.ts";
import { plain, plainProse } from "../view/plain.ts";
import { paragraph } from "../view/screen.ts";

/** `policy`: the IAM policy on standard output, to be piped into a file, and what its reader should know beside it. */
export const command: Command = async ({ args, options, out, err, signal, account }) => {
  const { client } = await account();
  const { offline, lookups, guardrail } = options;
  // The parser lets these words through only.
  const operations = options.operation as readonly PolicyOperation[] | undefined;
  const policy = await client.policy([...args], { operations, offline, lookups, guardrail, signal });
  if (options.json) out.json(policy);
  else {
    out.print(textOf(policy, options.format));
    for (const note of policy.notes) err.print(...paragraph(err, err.paint("dim", plain(`- ${onCommandLine(note)}`))));
  }
  return exitCodes.ok;
};

function textOf({ document }: Policy, format: string | undefined): string {
  if (format === "cdk" || format === "terraform") return plainProse(formatPolicy(document, format)).trimEnd();
  return plainProse(JSON.stringify(document, undefined, 2));
}
