import type { Transport } from "@bedrock-targets/core";
import type { ClientState } from "../state.ts";
import { Underway } from "./underway.ts";

/** How a client is closed. */
export interface DestroyOptions {
  /**
   * Lets the calls and streams that are under way end, and refuses new ones. Nothing is waited for but them: a stream that
   * nobody reads does not end. A `destroy()` in the meantime ends it all. Default: false.
   */
  readonly drain?: boolean | undefined;
}

/** Ends what runs, or waits for it, and closes the connections that the client has opened. */
export async function destroy(client: ClientState, given?: DestroyOptions | null): Promise<void> {
  const { drain = false } = given ?? {};
  client.underway ??= new Underway();
  if (drain) await client.underway.drain();
  client.underway.abort();
  const { options, session, control } = client;
  const transport: Transport | undefined = options.transport ?? session?.transport;
  await Promise.all([transport?.destroy?.(), control?.destroy()]);
}
