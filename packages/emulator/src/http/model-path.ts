import { decode } from "./decode.ts";

/** What a path of the runtime says: which model, which operation. */
export interface ModelPath {
  /** Decoded. */
  readonly modelId: string;
  /** The last segment, such as `converse-stream`. */
  readonly action: string;
}

const prefix = "/model/";

/**
 * Reads `/model/{modelId}/{action}`. An ARN may come encoded (`%3A`, `%2F`), with raw colons, or with raw slashes as
 * well: the action is what follows the last slash. Undefined for any other path.
 */
export const readModelPath = (path: string): ModelPath | undefined => {
  const lastSlash = path.lastIndexOf("/");
  if (!path.startsWith(prefix) || lastSlash < prefix.length) return undefined;
  const modelId = decode(path.slice(prefix.length, lastSlash));
  return modelId === undefined ? undefined : { modelId, action: path.slice(lastSlash + 1) };
};
