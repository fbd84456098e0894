import { type TargetKind, tryParseModelId } from "@bedrock-targets/core";
import type { ListedTarget, ListTargetsOptions } from "./listed-target.ts";
import type { Source } from "./source.ts";

/** What a listing leaves in. AWS's own filters (`nameContains`, `byProvider`) are not used: they look at less than these. */
export class Filter {
  readonly kinds: ReadonlySet<TargetKind>;
  readonly #provider: string | undefined;
  readonly #name: string | undefined;

  constructor(kinds: readonly TargetKind[], { provider, name }: Pick<ListTargetsOptions, "provider" | "name">) {
    this.kinds = new Set(kinds);
    this.#provider = provider?.toLowerCase() || undefined;
    this.#name = name?.toLowerCase() || undefined;
  }

  /** Whether a list may have anything that is left in. */
  mayBeIn({ kinds, namesModels }: Source): boolean {
    if (this.#provider !== undefined && !namesModels) return false;
    return kinds.some((kind) => this.kinds.has(kind));
  }

  lets(target: ListedTarget): boolean {
    return this.kinds.has(target.kind) && this.#isFrom(target) && this.#isNamed(target);
  }

  #isFrom({ provider, providerName }: ListedTarget): boolean {
    const wanted = this.#provider;
    return wanted === undefined || [provider, providerName].some((name) => name?.toLowerCase() === wanted);
  }

  #isNamed({ name, modelId }: ListedTarget): boolean {
    const wanted = this.#name;
    if (wanted === undefined) return true;
    const id = tryParseModelId(modelId)?.resourceId ?? modelId;
    return [name, id].some((text) => text?.toLowerCase().includes(wanted));
  }
}
