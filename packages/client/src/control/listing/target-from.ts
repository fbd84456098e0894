import type { TargetKind } from "@bedrock-targets/core";
import type { ListedTarget } from "./listed-target.ts";
import { providerOf } from "./provider.ts";

type Listed = Omit<ListedTarget, "kind" | "modelId" | "behind" | "provider" | "createdAt" | "updatedAt" | "warning">;

/** What an entry of a list says; members that it leaves out are `undefined`. */
type Said = { readonly [Name in keyof Listed]?: Listed[Name] | undefined } & {
  readonly modelId: string | undefined;
  readonly behind?: readonly string[] | undefined;
  readonly createdAt?: Date | undefined;
  readonly updatedAt?: Date | undefined;
};

/** A target from an entry of a list. @throws TypeError where the entry does not say what to pass to a call */
export function targetFrom(
  kind: TargetKind,
  { modelId, behind = [], createdAt, updatedAt, ...said }: Said,
): readonly ListedTarget[] {
  if (typeof modelId !== "string" || !modelId)
    throw new TypeError("An entry of its list has no id that can be called.");
  const provider = providerOf(behind.length > 0 ? behind : [modelId]);
  const times = { createdAt: isoOf(createdAt), updatedAt: isoOf(updatedAt) };
  const present = Object.entries({ ...said, provider, ...times }).filter(([, value]) => value !== undefined);
  return [{ kind, modelId, behind, ...Object.fromEntries(present) }];
}

/** A time that is none is left out: nobody misses the target for it. */
const isoOf = (time: unknown): string | undefined =>
  time instanceof Date && !Number.isNaN(time.getTime()) ? time.toISOString() : undefined;
