/** A number as it is to be written. */
export class Raw {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** JSON with numbers that JavaScript's own cannot hold. */
export function jsonOf(value: unknown): string {
  if (value instanceof Raw) return value.text;
  if (typeof value === "bigint") return String(value);
  if (Array.isArray(value)) return `[${value.map(jsonOf).join()}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}:${jsonOf(member)}`);
  return `{${members.join()}}`;
}

export const jsonBytesOf = (value: unknown): Uint8Array => new TextEncoder().encode(jsonOf(value));
