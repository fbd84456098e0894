import type { ClientEvent, EventSink } from "@bedrock-targets/core";

/** The part of Node's module that is used here. Deno and Bun have it, browsers do not. */
interface Channel {
  readonly hasSubscribers: boolean;
  publish(message: unknown): void;
}

/** Where events are published for who watches a whole process: each as it is, its `type` says what it is. */
export const channelName = "bedrock-targets";

/** Asked for once; `null` where there is none. Held on to, or a later subscriber would get another one. */
let found: Channel | null | undefined;

function channel(): Channel | null {
  if (found === undefined) {
    found = globalThis.process?.getBuiltinModule?.("node:diagnostics_channel")?.channel(channelName) ?? null;
  }
  return found;
}

/** Tells an event to whoever listens. */
export function tell(sinks: readonly (EventSink | undefined)[], event: ClientEvent): void {
  for (const sink of sinks) if (sink) tellOne(sink, event);
  const published = channel();
  if (published?.hasSubscribers) published.publish(event);
}

/** Whether an event would be heard, for what costs something to find out. */
export const isHeard = (sinks: readonly (EventSink | undefined)[]): boolean =>
  sinks.some((sink) => sink !== undefined) || channel()?.hasSubscribers === true;

/** A listener that throws, at once or later, harms nobody. */
function tellOne(sink: EventSink, event: ClientEvent): void {
  try {
    const later: unknown = sink(event);
    if (typeof later === "object" && later !== null && "then" in later) Promise.resolve(later).catch(() => {});
  } catch {}
}
