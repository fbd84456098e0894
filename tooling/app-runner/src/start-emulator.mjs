import { once } from "node:events";
import { Worker } from "node:worker_threads";

/**
 * Starts an emulator with these options in a thread; gives its URL and its region. The process ends when the app has,
 * without waiting for the thread.
 */
export async function startEmulator(options) {
  const thread = new Worker(new URL("emulator-thread.mjs", import.meta.url), { workerData: options });
  const [place] = await once(thread, "message");
  thread.unref();
  return place;
}
