import { base } from "@bedrock-targets/base";
import { BedrockClient } from "@bedrock-targets/client";
import { directTransport } from "@bedrock-targets/direct";
import type { Open } from "./contender.ts";
import { withOurs } from "./with-ours.ts";

export const open: Open = (endpoint) =>
  withOurs(new BedrockClient({ targets: [base], transport: directTransport({ endpoint }) }));
