import { Socket } from "node:net";

/** What keeps the process alive, or would: how many of each. */
export function handlesOpen(): Readonly<Record<string, number>> {
  const counts: Record<string, number> = { TCPSocketWrap: -deadSockets() };
  for (const kind of process.getActiveResourcesInfo()) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

/**
 * Sockets that are destroyed, and counted nevertheless: a server's that was to be reset while it was closing, which the system
 * refuses, and whose handle Node then forgets to close. Nothing in Node's documented interface tells them from open ones.
 */
function deadSockets(): number {
  const { _getActiveHandles: activeHandles } = process as { readonly _getActiveHandles?: () => readonly unknown[] };
  return (activeHandles?.() ?? []).filter((handle) => handle instanceof Socket && handle.destroyed).length;
}

/** Bytes in use; nothing where garbage cannot be collected first (`--expose-gc`). */
export function heapUsed(): number | undefined {
  const { gc } = globalThis;
  if (!gc) return undefined;
  void gc();
  return process.memoryUsage().heapUsed;
}
