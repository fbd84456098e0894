/** Outside of Node the SDK's own handler, which uses `fetch`, is the right one. */
export function createHttpHandler(): object | undefined {
  return undefined;
}
