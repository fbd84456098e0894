import type { DefinitionOf, Entry } from "../account/entry.ts";
import type { EmulatedKind } from "../account/resource.ts";
import { notFound } from "../http/service-error.ts";
import type { ControlRequest } from "./operation.ts";

/** What the path names, or a 404 that says what is missing. */
export const named = <Kind extends EmulatedKind>(
  { account, identifier }: ControlRequest,
  kind: Kind,
  what: string,
): Entry<DefinitionOf<Kind>> => {
  const entry = account.lookUp(kind, identifier);
  if (!entry) throw notFound(what, identifier);
  return entry;
};
