import type { ControlOperation } from "../control/operation.ts";
import { controlOperations } from "../control/operations.ts";
import { decode } from "./decode.ts";

/** What a path of the control plane says. */
export interface ControlPath {
  readonly operation: ControlOperation;
  /** What it names, decoded; `""` for nothing. */
  readonly identifier: string;
}

/** Finds the operation for a method and a path. As in the runtime, an ARN may come with raw colons and slashes. */
export const readControlPath = (method: string, path: string): ControlPath | undefined => {
  for (const { operation, pattern } of templates.get(`${method} ${firstSegment(path)}`) ?? []) {
    const match = pattern.exec(path);
    const identifier = match && decode(match[1] ?? "");
    if (identifier != null) return { operation, identifier };
  }
  return undefined;
};

const firstSegment = (path: string): string => path.split("/", 2)[1] ?? "";

/** AWS's template as an expression. Some templates end in a slash, and clients do not agree on it. */
const patternOf = (template: string): RegExp =>
  new RegExp(`^${template.replace(/\/$/, "").replace(/\{\w+\}/, "(.+?)")}/?$`);

/** By method and first segment, so that a request is compared with a handful. */
const templates = new Map<string, { operation: ControlOperation; pattern: RegExp }[]>();

for (const operation of controlOperations) {
  const key = `${operation.method} ${firstSegment(operation.path)}`;
  templates.set(key, [...(templates.get(key) ?? []), { operation, pattern: patternOf(operation.path) }]);
}
