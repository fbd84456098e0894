import { parentPort } from "node:worker_threads";
import { createEmulator } from "@bedrock-targets/emulator";

/** Milliseconds between two pieces of a stream, so that one sees it stream. */
const paceMs = 30;

const { url } = await createEmulator({ paceMs }).listen();
parentPort.postMessage(url);
