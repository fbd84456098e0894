/** What keeps the process alive, or would: how many of each. */
export function handlesOpen(): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const kind of process.getActiveResourcesInfo()) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

/** Bytes in use; nothing where garbage cannot be collected first (`--expose-gc`). */
export function heapUsed(): number | undefined {
  const { gc } = globalThis;
  if (!gc) return undefined;
  void gc();
  return process.memoryUsage().heapUsed;
}
