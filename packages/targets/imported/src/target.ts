import {
  type ArnParts,
  type BoundTarget,
  defineTarget,
  invalidRequest,
  type ModelTarget,
  type OwnId,
  type RequestsOn,
  type TargetFactory,
} from "@bedrock-targets/core/target";
import { rules } from "./rules.ts";

/** What `imported` takes beside, or in place of, a modelId. */
export interface ImportedOptions {
  /**
   * What `converse` does with a model that has no Converse: `"translated"`, the default, says the same by InvokeModel;
   * `"native"` leaves it to the service, which refuses.
   */
  readonly converse?: "translated" | "native";
}

/** The strategy for imported models, and the factory of typed ones. */
export interface ImportedFactory extends ModelTarget<"imported", typeof rules> {
  /** The same strategy with other options, for a client's list. @throws BedrockTargetError with code `invalid-request` */
  (options: ImportedOptions): ModelTarget<"imported", typeof rules>;

  /**
   * Binds an imported model's ARN.
   *
   * @throws BedrockTargetError with code `invalid-target` for another string, `invalid-request` for other options
   */
  <const Id extends string>(
    modelId: OwnId<Id, "imported">,
    options?: ImportedOptions,
  ): BoundTarget<"imported", RequestsOn<typeof rules, "imported">>;

  /** Makes an imported model's ARN from its parts. @throws BedrockTargetError with code `invalid-target` */
  arn(parts: ArnParts<"imported">): string;
}

const strategyWith = (options: ImportedOptions): TargetFactory<"imported", typeof rules> =>
  defineTarget({
    kinds: ["imported"],
    rules,
    converseByInvoke(target) {
      const { converse = options.converse } = target.options as ImportedOptions; // what the factory below was given
      if (converse === "native") return undefined;
      return import("./converse.ts").then((part) => part.converseByInvoke);
    },
  });

const strategy = strategyWith({});

// Its own factory takes no options as far as the type goes, and hands them on as the target's.
const bind = strategy as (modelId: string, options?: object) => BoundTarget;

function importedWith(given: string | ImportedOptions, options: ImportedOptions = {}): BoundTarget | ModelTarget {
  const isStrategy = typeof given === "object" && given !== null;
  checkOptions(isStrategy ? given : options);
  return isStrategy ? strategyWith(given) : bind(given, options);
}

function checkOptions({ converse, ...others }: ImportedOptions): void {
  const [stranger] = Object.keys(others);
  if (stranger !== undefined) throw invalidRequest(`\`${stranger}\` is no option of an imported model.`, advice);
  if (converse === undefined || converse === "translated" || converse === "native") return;
  throw invalidRequest(`\`converse\` is ${JSON.stringify(converse)}.`, advice);
}

const advice = 'Pass `{ converse: "native" }`, `{ converse: "translated" }` or nothing.';

/**
 * The strategy for a model brought in by Custom Model Import.
 *
 * @example
 * imported("arn:aws:bedrock:us-east-1:123456789012:imported-model/summaries001");
 */
// The call signatures tell a strategy from a target, which no function body can express.
export const imported: ImportedFactory = Object.assign(importedWith, strategy) as unknown as ImportedFactory;
