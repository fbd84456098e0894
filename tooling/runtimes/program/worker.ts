import { observe } from "./observe.ts";

// For workers of the kind that answer requests: the query says where the server is.
export default {
  async fetch(request: Request): Promise<Response> {
    await observe(new URL(request.url).searchParams.get("origin") ?? "");
    return new Response("reported");
  },
};
