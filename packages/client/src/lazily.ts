import { BedrockTargetError } from "@bedrock-targets/core/target";

/** Uses a part that is loaded by then. */
export type Lazy<Part> = <Result>(use: (part: Part) => Promise<Result>) => Promise<Result>;

/**
 * A part of the client that is loaded when it is first needed, and kept: from then on it is used at once. A loading that
 * failed is tried again.
 */
export function lazily<Part>(load: () => Promise<Part>): Lazy<Part> {
  let part: Part | undefined;
  return (use) =>
    part === undefined
      ? load().then((loaded) => {
          part = loaded;
          return use(loaded);
        }, refuse)
      : use(part);
}

function refuse(cause: unknown): never {
  throw new BedrockTargetError({
    code: "unavailable",
    message: "A file of the client could not be loaded.",
    advice: "Check that the build has all its files.",
    cause,
  });
}
