import type { AwsSettings } from "./account.ts";

/** The embedded Bedrock, on a port of this machine. */
export async function openEmulator(region = "us-east-1"): Promise<{ settings: AwsSettings; close(): Promise<void> }> {
  const { createEmulator } = await import("@bedrock-targets/emulator");
  const { url, close } = await createEmulator({ region }).listen();
  const credentials = { accessKeyId: "emulated", secretAccessKey: "emulated" };
  return { settings: { region, endpoint: url, credentials }, close };
}
