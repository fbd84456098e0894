import {
  BedrockTargetError,
  type BoundTarget,
  bindTarget,
  type Kind,
  type ModelRef,
  type ModelTarget,
  parseModelId,
  sourceOfKind,
  type TargetKind,
  toTargetError,
  tryParseModelId,
} from "@bedrock-targets/core";

/** Targets remembered by their string: parsing happens once per target, not per call. The oldest goes first. */
const memory = 500;

/** A client's strategies: a map from kind to strategy, and the strings that were bound with it. */
export class Strategies {
  readonly #list: readonly ModelTarget[];
  readonly #byKind: ReadonlyMap<Kind, ModelTarget>;
  readonly #bound = new Map<string, BoundTarget>();

  constructor(list: readonly ModelTarget[]) {
    this.#list = list;
    this.#byKind = new Map(list.flatMap((strategy) => strategy.kinds.map((kind) => [kind, strategy])));
  }

  /** The bound target behind what a caller passed. @throws BedrockTargetError `invalid-target`, `target-not-installed` */
  pick(target: string | BoundTarget): BoundTarget {
    if (!isBound(target)) return this.#bound.get(target) ?? this.#bind(target);
    if (!this.#byKind.has(target.kind)) throw notInstalled(target.ref);
    return target;
  }

  #bind(modelId: string): BoundTarget {
    const ref = tryParseModelId(modelId) ?? this.#recognised(modelId) ?? parseModelId(modelId);
    const strategy = this.#byKind.get(ref.kind);
    if (!strategy) throw notInstalled(ref);
    const bound = bindTarget(strategy, ref);
    const oldest = this.#bound.size >= memory ? this.#bound.keys().next().value : undefined;
    if (oldest !== undefined) this.#bound.delete(oldest);
    this.#bound.set(modelId, bound);
    return bound;
  }

  /** For a string that the grammar refuses: the first strategy that claims it. */
  #recognised(modelId: string): ModelRef | undefined {
    if (typeof modelId !== "string") return undefined;
    for (const strategy of this.#list) {
      const ref = claim(strategy, modelId);
      if (ref) return ref;
    }
    return undefined;
  }
}

/** Whatever a strategy throws, callers get the one error class. */
function claim(strategy: ModelTarget, modelId: string): ModelRef | undefined {
  try {
    return strategy.recognise?.(modelId);
  } catch (thrown) {
    throw toTargetError(thrown, { target: modelId });
  }
}

const isBound = (target: string | BoundTarget): target is BoundTarget =>
  typeof target === "object" &&
  target !== null &&
  typeof target.kind === "string" &&
  typeof target.modelId === "string" &&
  Array.isArray(target.strategy?.kinds) &&
  target.ref !== undefined;

function notInstalled(ref: ModelRef): BedrockTargetError {
  const message = `No strategy for targets of kind \`${ref.kind}\` is installed, such as ${JSON.stringify(ref.modelId)}.`;
  const source = ref.kind.startsWith("other:") ? undefined : sourceOfKind(ref.kind as TargetKind); // all but `other:…`
  const advice = source
    ? `Run \`npm install ${source.package}\`, write \`import { ${source.export} } from "${source.package}"\`, and add \`${source.export}\` to \`targets\`.`
    : "Add the strategy of this kind to `targets`.";
  return new BedrockTargetError({ code: "target-not-installed", message, advice, target: ref });
}
