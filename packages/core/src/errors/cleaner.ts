import { redact } from "../target.ts";

/** Shorter values are no secrets, and stand in many a text by chance. */
const shortest = 8;

/** Takes secrets out of a text: what looks like one, and those that are known. */
export function cleaner(secrets: readonly string[] = []): (text: string) => string {
  const known = secrets.filter(({ length }) => length >= shortest);
  return (text) => redact(known.reduce((rest, secret) => rest.replaceAll(secret, "[redacted]"), text));
}
