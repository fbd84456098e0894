import { observe } from "./observe.ts";

// For what runs programs: Node, Deno and Bun. The last argument is the server's origin.
await observe(process.argv.at(-1) ?? "");
