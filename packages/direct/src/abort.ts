/** What is to be stopped when a signal is aborted. One listener serves all of it: Node warns of more than ten. */
const running = new WeakMap<AbortSignal, Set<() => void>>();

/** Calls `stop` when the signal is aborted, unless what is returned was called before. */
export function onAbort(signal: AbortSignal, stop: () => void): () => void {
  const stops = running.get(signal) ?? listened(signal);
  stops.add(stop);
  return () => {
    stops.delete(stop);
    if (stops.size > 0 || running.get(signal) !== stops) return;
    running.delete(signal);
    signal.removeEventListener("abort", stopAll);
  };
}

function listened(signal: AbortSignal): Set<() => void> {
  const stops = new Set<() => void>();
  running.set(signal, stops);
  signal.addEventListener("abort", stopAll, { once: true });
  return stops;
}

function stopAll(this: AbortSignal): void {
  const stops = running.get(this);
  running.delete(this);
  for (const stop of stops ?? []) stop();
}

/** What an aborted call fails with: the signal's reason, in an error where it is none. */
export function reasonOf({ reason }: AbortSignal): Error {
  if (reason instanceof Error) return reason;
  return Object.assign(new Error("The call was aborted.", { cause: reason }), { name: "AbortError" });
}

/** @throws the signal's reason, where it has been aborted */
export function checkSignal(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw reasonOf(signal);
}

/** Waits, but not longer than until the signal is aborted. */
export function orAborted<Value>(waiting: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (!signal) return waiting;
  return new Promise((resolve, reject) => {
    if (signal.aborted) reject(reasonOf(signal)); // its listeners have been told already
    const release = onAbort(signal, () => reject(reasonOf(signal)));
    waiting.then(resolve, reject).finally(release);
  });
}
