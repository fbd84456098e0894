import { allTargets } from "@bedrock-targets/all";
import { BedrockClient, BedrockTargetError } from "@bedrock-targets/client";
import { serve } from "@hono/node-server";
import { createService } from "./service.ts";

const { MODEL_ID = "us.amazon.nova-lite-v1:0", HOST: hostname = "127.0.0.1", PORT = "3000" } = process.env;

try {
  const bedrock = new BedrockClient({ targets: allTargets });
  const { fetch } = createService(bedrock, bedrock.target(MODEL_ID)); // a wrong MODEL_ID fails now, not at a question
  const server = serve({ fetch, hostname, port: Number(PORT) }, ({ port }) =>
    console.log(`Chat with ${MODEL_ID} at http://${hostname}:${port}`),
  );
  server.on("error", (error) => fail(`${error.message}: set HOST or PORT.`));
  const stop = () => {
    console.log("No new questions. Open answers come to their end; a second Ctrl-C ends them now.");
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
