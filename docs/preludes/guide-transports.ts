export { BedrockRuntimeClient, ConverseCommand } from "@aws-sdk/client-bedrock-runtime";
export { base } from "@bedrock-targets/base";
export { BedrockClient } from "@bedrock-targets/client";
export { fast } from "@bedrock-targets/client/aws-sdk";
export { readOutput, writeRequest } from "@bedrock-targets/core/wire";
export { directTransport } from "@bedrock-targets/direct";
