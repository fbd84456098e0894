import type { Transport } from "@bedrock-targets/core";
import { Exchange } from "./exchange.ts";
import { NodePlatform } from "./node/node-platform.ts";
import type { DirectOptions } from "./options.ts";

/** A transport by Node's own HTTP and cryptography. Loaded at the first call. */
export const createTransport = (options: DirectOptions): Transport =>
  new Exchange(new NodePlatform(options.agent), options);
