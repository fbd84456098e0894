import { writeFile } from "node:fs/promises";
import { type TargetKind, targetKinds } from "@bedrock-targets/core/target";
import { withBehind } from "../account/behind.ts";
import { emptyText, type Listing, listAll, warningTexts } from "../account/listing.ts";
import type { Command, Context } from "../context.ts";
import { exitCodes } from "../exit-codes.ts";
import { accountMap } from "../map/account-map.ts";
import type { AccountMap } from "../map/graph.ts";
import { mapLines } from "../map/text.ts";
import { kindsFrom } from "../read-options.ts";
import { paragraph } from "../view/screen.ts";

/** `map`: a picture, a page, or without a file the same as text. */
export const command: Command = async (context) => {
  const { options, out, err, signal, account } = context;
  const { client, region } = await account();
  const kinds = kindsFrom(options.kind) ?? targetKinds;
  const listing = await listAll(client, { kinds, signal });
  const { targets, warnings } = listing;
  const denied = warnings.flatMap((warning) => warning.kinds);
  const unread = targetKinds.filter((kind) => !kinds.includes(kind) || denied.includes(kind));
  const map = accountMap(await withBehind(client, targets, signal), notesOn(listing, kinds), unread);
  const written = await writeFiles(map, await region(), context);
  if (options.json) out.json({ ...map, ...(written.length > 0 && { written }) });
  else if (written.length === 0) out.print(...mapLines(out, map));
  else err.print(...written.map((file) => `Written: ${file}`));
  if (!options.json) for (const note of map.notes) err.print(...paragraph(err, err.paint("yellow", note)));
  return warnings.length > 0 ? exitCodes.problem : exitCodes.ok;
};

/** What the map says beside the picture: why it is empty, and what could not be read. */
function notesOn(listing: Listing, kinds: readonly TargetKind[]): string[] {
  const empty = emptyText(listing, kinds);
  return [...(empty === undefined ? [] : [`The map is empty. ${empty}`]), ...warningTexts(listing.warnings)];
}

/** The files that were asked for. @throws Error where one cannot be written */
async function writeFiles(map: AccountMap, region: string | undefined, { options }: Context): Promise<string[]> {
  const { svg, html } = options;
  if (svg !== undefined) {
    const { pictureOf } = await import("../map/svg.ts");
    await writeFile(svg, pictureOf(map).svg);
  }
  if (html !== undefined) {
    const { htmlOf } = await import("../map/html.ts");
    await writeFile(html, htmlOf(map, `Amazon Bedrock targets${region ? ` in ${region}` : ""}`));
  }
  return [svg, html].filter((file) => file !== undefined);
}
