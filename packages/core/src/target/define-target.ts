import { BedrockTargetError } from "../errors/bedrock-target-error.ts";
import { type Kind, sourceOfKind, type TargetKind } from "../kinds.ts";
import { formatModelId } from "../model-id/format.ts";
import type { IsOpen, KindOf } from "../model-id/kind-of.ts";
import type { ModelIdParts, ModelRef } from "../model-id/model-ref.ts";
import { parseModelId } from "../model-id/parse.ts";
import type { BoundTarget, ModelTarget, RulesByKind } from "./contract.ts";
import type { Forbidden } from "./forbidden.ts";
import type { RequestsOn } from "./narrow.ts";

/** A strategy that is also a factory: hand `prompt` to the client, or call `prompt(arn)` for a typed target. */
export interface TargetFactory<K extends TargetKind, Rules extends RulesByKind<K>> extends ModelTarget<K, Rules> {
  /**
   * Binds a modelId of this strategy's kinds.
   *
   * @throws BedrockTargetError with code `invalid-target` for a string of another kind, or of none
   */
  <const Id extends string>(modelId: OwnId<Id, K>): BoundTarget<OwnKind<Id, K>, RequestsOn<Rules, OwnKind<Id, K>>>;

  /**
   * Makes an ARN of this strategy's first kind (or of `kind`) from its parts.
   *
   * @throws BedrockTargetError with code `invalid-target` where the parts make none
   */
  arn(parts: ArnParts<K>): string;
}

/** The kinds that a string may have among a strategy's own. */
export type OwnKind<Id extends string, K extends TargetKind> = IsOpen<Id> extends true ? K : KindOf<Id> & K;

/** A string that a strategy's factory takes; for a literal of another kind, the reason. */
export type OwnId<Id extends string, K extends TargetKind> = [OwnKind<Id, K>] extends [never]
  ? Forbidden<`this is not a modelId of kind ${K}`>
  : Id;

/** The parts of an ARN. Foundation models belong to no account; every other kind needs one. */
export type ArnParts<K extends TargetKind> = Omit<
  ModelIdParts,
  "kind" | "modelId" | "region" | "resourceId" | "accountId"
> & {
  readonly kind?: K;
  readonly region: string;
  readonly resourceId: string;
} & (K extends "base" ? { readonly accountId?: never } : { readonly accountId: string });

/** Makes a strategy callable. All target packages are made with it; a plain `ModelTarget` serves a client just as well. */
export function defineTarget<const K extends TargetKind, const Rules extends RulesByKind<K>>(
  strategy: ModelTarget<K, Rules>,
): TargetFactory<K, Rules> {
  const bind = (modelId: string, options: object = {}) => bindTarget(strategy, ownRef(strategy, modelId), options);
  const [kind] = strategy.kinds;
  const arn = (parts?: ArnParts<K>) => formatModelId({ ...parts, kind: parts?.kind ?? kind } as ModelIdParts); // which checks them
  // The call signature narrows by the literal, which no function body can express.
  return Object.assign(bind, strategy, { arn }) as unknown as TargetFactory<K, Rules>;
}

/** Joins a ref and the strategy that serves it. */
export function bindTarget<K extends Kind>(
  strategy: ModelTarget<K>,
  ref: ModelRef<K>,
  options: object = {},
): BoundTarget<K> {
  return { kind: ref.kind, modelId: ref.modelId, ref, strategy, options: { ...options } };
}

/** The ref of a string, which must be of one of the strategy's kinds. */
function ownRef<K extends TargetKind>(strategy: ModelTarget<K>, modelId: string): ModelRef<K> {
  const ref = parseModelId(modelId);
  if (isOwn(strategy, ref)) return ref;
  const source = sourceOfKind(ref.kind);
  throw new BedrockTargetError({
    code: "invalid-target",
    message: `"${modelId}" is of kind \`${ref.kind}\`, not \`${strategy.kinds.join("` or `")}\`.`,
    advice: `Use \`${source.export}\` of ${source.package}, or pass the string itself.`,
    target: ref,
  });
}

const isOwn = <K extends Kind>(strategy: ModelTarget<K>, ref: ModelRef): ref is ModelRef<K> =>
  strategy.kinds.some((kind) => kind === ref.kind);
