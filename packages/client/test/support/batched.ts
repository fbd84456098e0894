import type { ConverseStreamOutput, TransportCall } from "@bedrock-targets/core";

/** A batch of events, or what its call fails with. */
export type Batch = readonly ConverseStreamOutput[] | Error;

/**
 * An answer whose stream comes in these batches. As a transport may, it gives the same list every time, with other events.
 */
export function batched(batches: readonly Batch[]) {
  let asked = 0;
  const list: ConverseStreamOutput[] = [];
  const stream = {
    nextBatch: async () => {
      const batch = batches[asked];
      asked += 1;
      if (batch instanceof Error) throw batch;
      if (batch === undefined) return undefined;
      list.splice(0, list.length, ...batch);
      return list;
    },
    [Symbol.asyncIterator]: (): never => {
      throw new Error("It gives batches.");
    },
  };
  const answer = async (call: TransportCall) => {
    call.onHead?.({ status: 200, headers: { "x-amzn-requestid": "r-1" } });
    return { $metadata: { httpStatusCode: 200, requestId: "r-1" }, stream };
  };
  return { answer, asked: () => asked };
}

/** A list cut into pieces of a length. */
export const cut = <Item>(list: readonly Item[], length: number): Item[][] =>
  Array.from({ length: Math.ceil(list.length / length) }, (_, at) => list.slice(at * length, (at + 1) * length));
