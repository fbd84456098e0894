import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const folder = fileURLToPath(new URL("../../../", import.meta.url));

/** What a program may use without importing it: the built packages, as a user has them. */
const preamble = `
import { BedrockClient } from "@bedrock-targets/client";
import { fast } from "@bedrock-targets/client/aws-sdk";
import { defineTarget } from "@bedrock-targets/core";
import { BedrockRuntimeClient, ConverseCommand, ConverseStreamCommand } from "@aws-sdk/client-bedrock-runtime";
const endpoint = process.argv.at(-1);
const modelId = "amazon.nova-lite-v1:0";
const config = { region: "us-east-1", endpoint, credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" } };
const base = defineTarget({ kinds: ["base"], rules: {} });
const client = new BedrockClient({ region: "us-east-1", targets: [base], runtime: config });
const aws = new BedrockRuntimeClient({ ...config, ...fast() });
const converse = () => client.converse(modelId, { messages: "Hi" });
const stream = (options) => client.converseStream(modelId, { messages: "Hi" }, options);
const send = (Command) => aws.send(new Command({ modelId, messages: [] }));
`;

/** Runs a program in a process of its own to its own end, and gives what it has printed. @throws where it fails or does not end */
export async function program(code: string, endpoint: string, seconds = 60): Promise<string> {
  const options = ["--expose-gc", "--input-type=module", "--eval", preamble + code, endpoint];
  const { stdout } = await run(process.execPath, options, { cwd: folder, timeout: seconds * 1000 });
  return stdout.trim();
}
