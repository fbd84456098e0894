import type { ListedTarget } from "@bedrock-targets/client";
import type { Kind } from "@bedrock-targets/core";
import type { AccountMap, MapEdge, MapNode } from "./graph.ts";
import { type Identity, identify } from "./identity.ts";

/** A target of a list, with what it refers to where the list does not say it. */
export interface MappedTarget extends Pick<ListedTarget, "kind" | "modelId" | "name" | "status" | "behind"> {
  readonly problem?: string;
}

/** More models than these that nothing refers to are counted, and not drawn. */
const maxIdle = 10;

/**
 * The map of some targets. What is referred to and not among them is added; it is marked where the list of its kind has been
 * read whole. Models are never marked: those that cannot be called by their own ids are in no list.
 *
 * @param unread kinds whose lists have not been read, or not in full
 */
export function accountMap(
  targets: readonly MappedTarget[],
  notes: readonly string[],
  unread: readonly Kind[] = [],
): AccountMap {
  const nodes = new Map<string, MapNode>();
  const edges = new Map<string, MapEdge>();
  for (const target of targets) addTarget(nodes, target);
  for (const target of targets) {
    const from = keyOf(target.modelId);
    for (const { identity, modelId } of target.behind.flatMap(reference)) {
      const isUnlisted = identity.kind !== "base" && !unread.includes(identity.kind);
      if (!nodes.has(identity.key)) nodes.set(identity.key, referredTo(identity, modelId, isUnlisted));
      edges.set(`${from}\n${identity.key}`, { from, to: identity.key });
    }
  }
  const idle = idleModels([...nodes.values()], [...edges.values()]);
  const left = idle.length > maxIdle ? idle : [];
  const more = left.length > 0 ? [`${left.length} foundation models that nothing refers to are not drawn.`] : [];
  return {
    nodes: [...nodes.values()].filter(({ key }) => !left.includes(key)),
    edges: [...edges.values()],
    notes: [...notes, ...more],
  };
}

const keyOf = (modelId: string): string => identify(modelId)?.key ?? modelId;

/** Two prompts of one name are two; the same thing that is listed twice is one. */
function addTarget(nodes: Map<string, MapNode>, { kind, modelId, name, status, behind, problem }: MappedTarget): void {
  const identity = identify(modelId);
  const regions = kind === "cross-region" || kind === "application-profile" ? regionsOf(behind) : [];
  const key = identity?.key ?? modelId;
  nodes.set(key, {
    key,
    kind,
    name: name || (identity?.id ?? modelId),
    modelId,
    ...(status !== undefined && { status }),
    ...(regions.length > 0 && { regions }),
    ...(problem !== undefined && { problem }),
  });
}

/** A `global.` profile names its model without a region besides: that stands for all. */
function regionsOf(behind: readonly string[]): readonly string[] {
  const regions = new Set(behind.flatMap((modelId) => identify(modelId)?.region ?? []));
  return regions.has("*") ? ["*"] : [...regions].sort();
}

const reference = (modelId: string): { readonly identity: Identity; readonly modelId: string }[] => {
  const identity = identify(modelId);
  return identity ? [{ identity, modelId }] : [];
};

const referredTo = ({ key, kind, id }: Identity, modelId: string, isUnlisted: boolean): MapNode => ({
  key,
  kind,
  name: id,
  modelId: kind === "base" || kind === "cross-region" ? id : modelId,
  ...(isUnlisted && { isUnlisted }),
});

function idleModels(nodes: readonly MapNode[], edges: readonly MapEdge[]): string[] {
  const used = new Set(edges.map(({ to }) => to));
  return nodes.filter(({ kind, key }) => kind === "base" && !used.has(key)).map(({ key }) => key);
}
