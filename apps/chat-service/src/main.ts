import { allTargets } from "@bedrock-targets/all";
import { BedrockClient, BedrockTargetError } from "@bedrock-targets/client";
import { serve } from "@hono/node-server";
import { type Known, lookUp, warnOfLegacy } from "./known.ts";
import { createService } from "./service.ts";

const { MODEL_ID = "us.amazon.nova-lite-v1:0", HOST: hostname = "127.0.0.1", PORT = "3000" } = process.env;

try {
  const bedrock = new BedrockClient({ targets: allTargets, onEvent: warnOfLegacy });
  const target = bedrock.target(MODEL_ID); // a wrong MODEL_ID fails now, not at a question
  let known: Known = {};
  const { fetch } = createService(bedrock, target, () => known);
  const stopping = new AbortController();
  const server = serve({ fetch, hostname, port: Number(PORT) }, async ({ port }) => {
    console.log(`Chat with ${MODEL_ID} at http://${hostname}:${port}`);
    known = await lookUp(bedrock, target, stopping.signal); // meanwhile, questions are answered
  });
  server.on("error", (error) => fail(`${error.message}: set HOST or PORT.`));
  const stop = () => {
    console.log("No new questions. Open answers come to their end; a second Ctrl-C ends them now.");
    stopping.abort();
    server.close(() => bedrock.destroy());
  };
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, stop);
} catch (error) {
  if (!BedrockTargetError.is(error)) throw error;
  fail(`MODEL_ID: ${error.message}`);
}

function fail(sentence: string): void {
  console.error(sentence);
  process.exitCode = 1;
}
