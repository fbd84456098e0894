/** An environment variable. An empty one counts as absent, and so do all where there is none, or no leave to read it. */
export function environment(name: string): string | undefined {
  try {
    return globalThis.process?.env?.[name] || undefined;
  } catch {
    return undefined; // Deno, without `--allow-env`
  }
}

/**
 * Whether this is Node itself. Deno, Bun and Cloudflare's workers have Node's modules too, built upon what they do better
 * by `fetch`.
 */
export function isNode(): boolean {
  const { process, navigator } = globalThis;
  const versions: Readonly<Record<string, string | undefined>> = process?.versions ?? {};
  if (versions.node === undefined || versions.deno !== undefined || versions.bun !== undefined) return false;
  return typeof process.getBuiltinModule === "function" && navigator?.userAgent !== "Cloudflare-Workers";
}
