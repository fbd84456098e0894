import type { ModelTarget } from "@bedrock-targets/core";
import {
  BedrockTargetError,
  type BoundTarget,
  bindTarget,
  type Kind,
  type ModelRef,
  parseModelId,
  redact,
  sourceOfKind,
  type TargetKind,
  tryParseModelId,
} from "@bedrock-targets/core/target";

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
  pick(target: unknown): BoundTarget {
    if (typeof target === "string") return this.#bound.get(target) ?? this.#bind(target);
    if (!isBound(target)) return this.#bind(target as string); // where it is refused
    if (!this.#byKind.has(target.ref.kind)) throw notInstalled(target.ref);
    return target;
  }

  /** The strategy that serves a kind, where one is installed. */
  of(kind: Kind): ModelTarget | undefined {
    return this.#byKind.get(kind);
  }

  #bind(modelId: string): BoundTarget {
    const ref = tryParseModelId(modelId) ?? this.recognised(modelId) ?? parseModelId(modelId);
    const strategy = this.#byKind.get(ref.kind);
    if (!strategy) throw notInstalled(ref);
    const bound = bindTarget(strategy, ref);
    const oldest = this.#bound.size >= memory ? this.#bound.keys().next().value : undefined;
    if (oldest !== undefined) this.#bound.delete(oldest);
    this.#bound.set(modelId, bound);
    return bound;
  }

  /** For a string that the grammar refuses: the first strategy that claims it. */
  recognised(modelId: string): ModelRef | undefined {
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
  } catch (cause) {
    if (BedrockTargetError.is(cause)) throw cause;
    const said = cause instanceof Error ? cause.message : "it threw no error";
    throw new BedrockTargetError({
      code: "unknown",
      message: `\`recognise\` of the strategy for \`${strategy.kinds[0]}\` has failed: ${redact(said)}.`,
      advice: "Repair it, or take the strategy out of `targets`.",
      target: redact(modelId),
      ...(redact(said) === said && { cause }),
    });
  }
}

const isBound = (target: unknown): target is BoundTarget =>
  Array.isArray(Object(target).strategy?.kinds) && typeof Object(target).ref?.kind === "string";

function notInstalled(ref: ModelRef): BedrockTargetError {
  const isOwn = ref.kind.startsWith("other:");
  const source = sourceOfKind(ref.kind as TargetKind); // used for all but `other:…`
  return new BedrockTargetError({
    code: "target-not-installed",
    message: `No strategy for targets of kind \`${ref.kind}\` is installed, such as ${JSON.stringify(ref.modelId)}.`,
    advice: isOwn
      ? "Add the strategy of this kind to `targets`."
      : `Run \`npm install ${source.package}\`, write \`import { ${source.export} } from "${source.package}"\`, and add \`${source.export}\` to \`targets\`.`,
    target: ref,
  });
}
