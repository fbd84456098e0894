import { parentPort, workerData } from "node:worker_threads";
import { createEmulator } from "@bedrock-targets/emulator";

/** Milliseconds between two pieces of a stream, so that one sees it stream. */
const paceMs = 30;

const { account, listen } = createEmulator({ paceMs, ...workerData });
const { url } = await listen();
parentPort.postMessage({ url, region: account.region });
