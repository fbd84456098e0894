import type { Capability, CapabilityName } from "./capability.ts";
import { columns, models, sources } from "./table.ts";

/** What the table says of a model: for its exact id alone, since ids that look alike need not be alike. */
export function documented(modelId: string, name: CapabilityName): Capability | undefined {
  const row = Object.hasOwn(models, modelId) ? models[modelId] : undefined;
  const letter = row?.charAt(columns.indexOf(name)) ?? "";
  const [source, asOf] = sources[letter.toLowerCase()] ?? [];
  if (source === undefined || asOf === undefined) return undefined;
  const answer = letter === letter.toLowerCase() ? "yes" : "no";
  return { answer, reason: `${modelId}, according to ${source}`, source: "table", asOf };
}
