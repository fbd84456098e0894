import type { ControlInputs, ControlOutputs, TargetKind } from "@bedrock-targets/core";
import type { ListedTarget } from "./listed-target.ts";

/** The operations that list targets. */
export type ListOperation =
  | "listFoundationModels"
  | "listInferenceProfiles"
  | "listPrompts"
  | "listProvisionedModelThroughputs"
  | "listCustomModels"
  | "listCustomModelDeployments"
  | "listImportedModels"
  | "listPromptRouters"
  | "listMarketplaceModelEndpoints";

/** One operation's list: what is asked, and how its entries are read. */
export interface Source<Op extends ListOperation = ListOperation, Entry = unknown> {
  readonly operation: Op;
  /** All kinds that are in its list. */
  readonly kinds: readonly TargetKind[];
  /** Whether its entries say which model stands behind them. */
  readonly namesModels: boolean;
  /** What to ask for some of its kinds, one after the other. */
  questions(kinds: ReadonlySet<TargetKind>): readonly ControlInputs[Op][];
  /** Those of its kinds that the answer to a question has. Default: all of them. */
  kindsOf?(question: ControlInputs[Op]): readonly TargetKind[];
  /** The list on a page. */
  entries(page: ControlOutputs[Op]): readonly Entry[] | undefined;
  /** The target that an entry is; none where it is not asked for. @throws TypeError for an entry that is not as documented */
  read(entry: Entry, question: ControlInputs[Op]): readonly ListedTarget[];
}

/** The largest page that AWS allows: the fewest calls. */
export const wholePages = { maxResults: 1_000 } as const;
