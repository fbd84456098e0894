type Entry = readonly [key: string, expression: string];

/** An object literal: on one line where it is short and holds no other broken literal, else a member a line. */
export function objectLiteral(entries: readonly Entry[]): string {
  if (entries.length === 0) return "{}";
  const members = entries.map(([key, expression]) => (key === expression ? key : `${key}: ${expression}`));
  const oneLine = `{ ${members.join(", ")} }`;
  if (oneLine.length <= 90 && !oneLine.includes("\n")) return oneLine;
  return `{\n${members.map((member) => `  ${member.replaceAll("\n", "\n  ")},`).join("\n")}\n}`;
}
