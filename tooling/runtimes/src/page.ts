/** Shows nothing; where a script cannot be loaded or fails, the page says so to the server. */
const page = `<!doctype html>
<meta charset="utf-8">
<link rel="icon" href="data:,">
<script>
  const tell = (reason) => fetch("/failed", { method: "POST", body: String(reason?.stack ?? reason) });
  addEventListener("error", (event) => tell(event.error ?? event.message ?? "a script cannot be loaded"), true);
  addEventListener("unhandledrejection", (event) => tell(event.reason));
</script>
<script type="module" src="page.js"></script>
`;

/** The page at the site's root, and the scripts that it loads. */
export function fileAt(path: string, scripts: ReadonlyMap<string, string>): Response {
  if (path === "/") return new Response(page, { headers: { "content-type": "text/html" } });
  const script = scripts.get(path.slice(1));
  if (script === undefined) return new Response(null, { status: 404 });
  return new Response(script, { headers: { "content-type": "text/javascript" } });
}
