import { type ClientPackage, type Lane, openClient } from "./lane.ts";

const budget = 10;
const calls = 100;
const modelId = "amazon.nova-lite-v1:0";

/** What is wrong in an outage: once a target's bucket is empty, calls are no longer tried again, so that the load stays. */
export async function outageFaults(lane: Lane, parts: ClientPackage): Promise<readonly string[]> {
  const { emulator, way, url } = lane;
  emulator.reset();
  emulator.faults.add({ kind: "throttle" });
  const client = openClient(parts, way, url);
  const retry = { attempts: 3, maxDelayMs: 1, budget };
  const outcomes: string[] = [];
  for (let call = 0; call < calls; call += 1) {
    const code = await client.converse(modelId, { messages: "chaos" }, { retry }).then(
      () => "answered",
      (error: { readonly code?: string }) => String(error.code),
    );
    outcomes.push(code);
  }
  await client.destroy();
  const requests = emulator.calls.length;
  return [
    ...(requests === calls + budget
      ? []
      : [`an outage has met ${requests} requests of ${calls} calls, not ${calls + budget}`]),
    ...(outcomes.every((code) => code === "throttled")
      ? []
      : [`calls of an outage ended otherwise: ${outcomes.join(" ")}`]),
  ];
}
