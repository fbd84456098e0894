import { base } from "@bedrock-targets/base";
import { BedrockClient } from "@bedrock-targets/client";
import { houseBase } from "../src/index.ts";

const bedrock = new BedrockClient({ targets: [base, houseBase] });

bedrock.converse("amazon.nova-lite-v1:0", { messages: "Hello." });
// @ts-expect-error our house pays for the standard tier only
bedrock.converse("amazon.nova-lite-v1:0", { messages: "Hello.", serviceTier: { type: "priority" } });
// @ts-expect-error our audit reads conversations, not the bodies of models
bedrock.invokeModel("amazon.nova-lite-v1:0", { body: {} });
