const { BedrockClient, parseModelId } = require("@bedrock-targets/client");
const { allTargets } = require("@bedrock-targets/all");

new BedrockClient({ targets: allTargets });
console.log(parseModelId("amazon.nova-lite-v1:0").kind);
