/** Notes which headers are handed to the runtime's own `fetch`, for a browser drops in silence what it forbids. */
export function watchFetch(): { stop(): string[] } {
  const own = globalThis.fetch;
  const names = new Set<string>();
  globalThis.fetch = (input, init) => {
    for (const name of Object.keys(init?.headers ?? {})) names.add(name.toLowerCase());
    return own(input, init);
  };
  return {
    stop: () => {
      globalThis.fetch = own;
      return [...names].sort();
    },
  };
}
