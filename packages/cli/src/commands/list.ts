import { withBehind } from "../account/behind.ts";
import { emptyText, listAll, warningTexts } from "../account/listing.ts";
import type { Command } from "../context.ts";
import { exitCodes } from "../exit-codes.ts";
import { inOrder, targetTable } from "../list/columns.ts";
import { kindsFrom } from "../read-options.ts";
import { paragraph } from "../view/screen.ts";
import { table } from "../view/table.ts";

/** `list`: all targets of the account in one table. Lists that may not be read are told beside it. */
export const command: Command = async ({ options, out, err, signal, account }) => {
  const { kind, provider, name, json } = options;
  const { client } = await account();
  const kinds = kindsFrom(kind);
  const listing = await listAll(client, { kinds, provider, name, signal });
  const { targets, warnings } = listing;
  const sorted = inOrder(await withBehind(client, targets, signal));
  if (json) out.json({ targets: sorted, warnings });
  else {
    out.print(...table(out, targetTable, sorted));
    const empty = emptyText(listing, kinds);
    if (empty !== undefined) err.print(empty);
    for (const text of warningTexts(warnings)) err.print(...paragraph(err, err.paint("yellow", text)));
  }
  return warnings.length > 0 ? exitCodes.problem : exitCodes.ok;
};
