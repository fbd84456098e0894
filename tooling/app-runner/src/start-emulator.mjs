import { once } from "node:events";
import { Worker } from "node:worker_threads";

/** Starts an emulator in a thread; gives its URL. The process ends when the app has, without waiting for the thread. */
export async function startEmulator() {
  const thread = new Worker(new URL("emulator-thread.mjs", import.meta.url));
  const [url] = await once(thread, "message");
  thread.unref();
  return url;
}
