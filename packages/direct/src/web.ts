import type { Transport } from "@bedrock-targets/core";
import { Exchange } from "./exchange.ts";
import type { DirectOptions } from "./options.ts";
import { WebPlatform } from "./web/web-platform.ts";

/** A transport by what browsers, workers, Deno, Bun and Node have in common. Loaded at the first call. */
export const createTransport = (options: DirectOptions): Transport =>
  new Exchange(new WebPlatform(options.fetch), options);
