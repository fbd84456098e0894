import { controlOperations } from "../control/operations.ts";
import { operations } from "./operations.ts";

/** Everything that is served, for the error of whoever asks for something else. */
export const served: readonly string[] = [
  ...[...operations.keys()].map((action) => `POST /model/{modelId}/${action}`),
  ...controlOperations.map(({ method, path }) => `${method} ${path}`),
];
