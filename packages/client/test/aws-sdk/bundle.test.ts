import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { type BuildOptions, build } from "esbuild";
import { describe, expect, it } from "vitest";
import { exception, reply } from "./support/frames.ts";
import { atEnd, hello } from "./support/ours.ts";
import { type Answering, answeringServer } from "./support/server.ts";

const run = promisify(execFile);
const folder = fileURLToPath(new URL("../../", import.meta.url));

/** Prints what a call, a stream and errors give. */
const sdkProgram = `
import { BedrockRuntimeClient, ConverseCommand, ConverseStreamCommand, ThrottlingException, ValidationException } from "@aws-sdk/client-bedrock-runtime";
import { fast } from "@bedrock-targets/client/aws-sdk";
const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" };
const client = new BedrockRuntimeClient({ region: "us-east-1", endpoint: process.argv.at(-1), credentials, maxAttempts: 1, ...fast() });
const seen = [];
async function attempt(Command, modelId) {
  try {
    const { stream, ...output } = await client.send(new Command({ modelId, messages: [] }));
    seen.push(output);
    for await (const event of stream ?? []) seen.push(event);
  } catch (error) {
    seen.push([error.name, error.message, error instanceof ValidationException, error instanceof ThrottlingException]);
  }
}
await attempt(ConverseCommand, "good");
await attempt(ConverseStreamCommand, "good");
await attempt(ConverseCommand, "bad");
await attempt(ConverseStreamCommand, "bad");
await attempt(ConverseStreamCommand, "broken");
console.log(JSON.stringify(seen));
client.destroy();
`;

/** Prints what a call and a stream of our client give. */
const clientProgram = `
import { BedrockClient } from "@bedrock-targets/client";
import { defineTarget } from "@bedrock-targets/core";
const runtime = { endpoint: process.argv.at(-1), credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" } };
const targets = [defineTarget({ kinds: ["base"], rules: {} })];
const client = new BedrockClient({ region: "us-east-1", targets, runtime });
const { text } = await client.converse("amazon.good", { messages: "Hi" });
const stream = await client.converseStream("amazon.good", { messages: "Hi" });
const failure = await client.converse("amazon.bad", { messages: "Hi" }).catch(({ code }) => code);
console.log(JSON.stringify([text, (await stream.reply()).text, failure]));
await client.destroy();
`;

const answer: Answering = ({ path }) => {
  if (path.includes("bad"))
    return { status: 400, headers: { "x-amzn-errortype": "ValidationException" }, body: '{"message":"No."}' };
  const frames = reply("Hello");
  if (path.includes("broken"))
    return { body: [...frames.slice(0, 2), exception("throttlingException", '{"message":"Too many."}')] };
  return { body: path.endsWith("-stream") ? frames : hello };
};

/** Bundles a program. Gives the file, and what it still imports. */
async function bundled(
  contents: string,
  options: BuildOptions,
): Promise<{ readonly file: string; readonly imports: string[] }> {
  const outdir = await mkdtemp(join(tmpdir(), "bedrock-targets-bundle-"));
  atEnd(() => rm(outdir, { recursive: true }));
  const { metafile } = await build({
    stdin: { contents, resolveDir: folder },
    bundle: true,
    minify: true,
    logLevel: "silent",
    format: "esm",
    outExtension: { ".js": ".mjs" },
    metafile: true,
    outdir,
    ...options,
  });
  const imports = Object.values(metafile?.outputs ?? {}).flatMap((output) => output.imports.map(({ path }) => path));
  return { file: join(outdir, "stdin.mjs"), imports };
}

const printed = async (file: string, endpoint: string): Promise<unknown> =>
  JSON.parse((await run(process.execPath, [file, endpoint], { timeout: 30_000 })).stdout);

/** The browser's build runs in Node, too: by `fetch`. */
const platforms: Readonly<Record<string, BuildOptions>> = {
  node: { platform: "node", mainFields: ["module", "main"] },
  browser: { platform: "browser" },
};

describe.each(Object.entries(platforms))("bundled and minified for %s", (platform, options) => {
  /** What a program prints, in the bundle of this platform. */
  async function result(contents: string): Promise<unknown> {
    const server = await answeringServer(answer);
    atEnd(() => server.close());
    const { file, imports } = await bundled(contents, options);
    if (platform === "browser") expect(imports.filter((path) => path.startsWith("node:"))).toEqual([]);
    return printed(file, server.url);
  }

  it("the AWS SDK with `fast()` gives outputs, events and errors of its own classes", {
    timeout: 120_000,
  }, async () => {
    expect(await result(sdkProgram)).toMatchObject([
      { stopReason: "end_turn" },
      { $metadata: { httpStatusCode: 200 } },
      { messageStart: { role: "assistant" } },
      { contentBlockDelta: { delta: { text: "Hello" } } },
      { contentBlockStop: {} },
      { messageStop: {} },
      { metadata: {} },
      ["ValidationException", "No.", true, false],
      ["ValidationException", "No.", true, false],
      { $metadata: {} },
      { messageStart: {} },
      { contentBlockDelta: {} },
      ["ThrottlingException", "Too many.", false, true],
    ]);
  });

  it("our client works", { timeout: 120_000 }, async () => {
    expect(await result(clientProgram)).toEqual(["Hello", "Hello", "invalid-request"]);
  });
});

it("in the browser, too, `fast()` changes nothing", { timeout: 120_000 }, async () => {
  const server = await answeringServer(answer);
  atEnd(() => server.close());
  const options = { platform: "browser" } as const;
  const [plain, quick] = await Promise.all([
    bundled(sdkProgram.replace("...fast()", ""), options),
    bundled(sdkProgram, options),
  ]);
  expect(await printed(quick.file, server.url)).toEqual(await printed(plain.file, server.url));
});
