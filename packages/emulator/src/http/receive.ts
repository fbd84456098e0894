import { operationOf } from "../control/operation.ts";
import { readControlPath } from "./control-path.ts";
import { readModelPath } from "./model-path.ts";
import type { Operation } from "./operation.ts";
import { operations } from "./operations.ts";

/** A request that has arrived whole. */
export interface Received {
  readonly request: Request;
  readonly url: URL;
  /** Undefined for a method and path that belong to none. */
  readonly operation: Operation | undefined;
  /** What a path of the runtime names, decoded. */
  readonly modelId?: string;
  /** What a path of the control plane names, decoded. */
  readonly identifier?: string;
  readonly body: string;
}

/** Reads a request to its end, and finds its operation. The paths of the runtime and the control plane do not collide. */
export const receive = async (request: Request): Promise<Received> => {
  const url = new URL(request.url);
  return { request, url, ...routeOf(request.method, url.pathname), body: await request.text() };
};

const routeOf = (method: string, path: string): Pick<Received, "operation" | "modelId" | "identifier"> => {
  const target = readModelPath(path);
  if (target) {
    return { operation: method === "POST" ? operations.get(target.action) : undefined, modelId: target.modelId };
  }
  const { operation, identifier } = readControlPath(method, path) ?? {};
  return { operation: operation && operationOf(operation), ...(identifier ? { identifier } : {}) };
};
