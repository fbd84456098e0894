import { sessionOf } from "../../call.ts";
import type { ClientState } from "../../state.ts";
import { guardrailPart } from "./guardrail.ts";
import { notes } from "./notes.ts";
import { invokingOf } from "./operations.ts";
import type { PolicyOperation, PolicyOptions } from "./options.ts";
import { joined, type Part } from "./part.ts";
import { listGrants } from "./reads.ts";

/** What is needed, and to be known, whichever the targets are. */
export async function ofAllTargets(
  client: ClientState,
  operations: readonly PolicyOperation[],
  { guardrail, signal }: PolicyOptions,
): Promise<Part> {
  const isGuarded = guardrail !== undefined || invokingOf(operations).model.length > 0;
  return joined([
    ...(operations.includes("listTargets") ? [{ grants: listGrants, notes: [notes.listedTags()] }] : []),
    ...(isGuarded ? [guardrailPart(guardrail, await sessionOf(client).home(signal))] : []),
  ]);
}
