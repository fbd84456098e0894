/** A promise that somebody else fulfils. */
export interface Gate<Value> {
  readonly passed: Promise<Value>;
  readonly open: (value: Value) => void;
}

export function gate<Value = void>(): Gate<Value> {
  let open: (value: Value) => void = () => {};
  const passed = new Promise<Value>((resolve) => {
    open = resolve;
  });
  return { passed, open };
}

/** All that an iterable gives. */
export async function all<Item>(items: AsyncIterable<Item> | undefined): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items ?? []) list.push(item);
  return list;
}

export const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
