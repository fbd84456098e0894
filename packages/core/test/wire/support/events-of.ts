/** The events of a stream, and what ended it in place of its end. */
export async function eventsOf(stream: unknown): Promise<{ readonly events: unknown[]; readonly failure?: unknown }> {
  const events: unknown[] = [];
  try {
    for await (const event of stream as AsyncIterable<unknown>) events.push(event); // by AWS's contract
    return { events };
  } catch (failure) {
    return { events, failure };
  }
}
