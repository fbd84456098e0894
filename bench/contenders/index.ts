/** Somebody who is measured. */
export interface Contender {
  /** As in the table, and for `--only`. Its file in this folder has the same name. */
  readonly name: string;
  /** What a program imports. */
  readonly imports: string;
  /** What a program installs. */
  readonly packages: readonly string[];
  /** What a program need not install: a bundler does not find it. */
  readonly without?: readonly string[];
  /** The only columns in which it differs from the one before it. */
  readonly columns?: readonly string[];
  /** Of this repository: it has to work. */
  readonly isOurs?: true;
}

const awsSdk = "@aws-sdk/client-bedrock-runtime";
const client = "@bedrock-targets/client";
const base = "@bedrock-targets/base";
const direct = "@bedrock-targets/direct";

/** The one to which all others are ratios: the AWS SDK as it comes. */
export const baseline = "aws-sdk";

/** All of them, in the order of the table. */
export const contenders: readonly Contender[] = [
  { name: "aws-sdk", imports: awsSdk, packages: [awsSdk] },
  { name: "ours", imports: client, packages: [client, base, awsSdk], isOurs: true },
  {
    name: "ours-direct",
    imports: `${client} with ${direct}`,
    packages: [client, base, direct],
    without: ["@aws-sdk/*"],
    isOurs: true,
  },
  {
    name: "ours-direct-chain",
    imports: `the same, with credentials from AWS's chain of providers`,
    packages: [client, base, direct, "@aws-sdk/credential-provider-node"],
    without: [awsSdk],
    columns: ["cold", "cold-bundled", "bundle", "bundle-gz", "at-start", "installed", "packages"],
    isOurs: true,
  },
  {
    name: "aws-sdk-keep-alive",
    imports: `${awsSdk} with NodeHttpHandler`,
    packages: [awsSdk, "@smithy/node-http-handler"],
  },
  {
    name: "aws-sdk-fast",
    imports: `${awsSdk} with fast() of ${client}/aws-sdk`,
    packages: [awsSdk, client],
    isOurs: true,
  },
  { name: "ai-sdk", imports: "@ai-sdk/amazon-bedrock with ai", packages: ["@ai-sdk/amazon-bedrock", "ai"] },
  { name: "langchain", imports: "@langchain/aws", packages: ["@langchain/aws", "@langchain/core"] },
  { name: "anthropic", imports: "@anthropic-ai/bedrock-sdk", packages: ["@anthropic-ai/bedrock-sdk"] },
  { name: "strands", imports: "@strands-agents/sdk/models/bedrock", packages: ["@strands-agents/sdk"] },
  { name: "floor", imports: "node:https, by hand", packages: [] },
];
