import { type ControlOperation, type Look, type TargetKind, tryParseModelId } from "@bedrock-targets/core";
import { allPages } from "../lookups/all-pages.ts";
import { tagsOf } from "../lookups/tags.ts";
import type { Failure } from "./failures.ts";
import type { ListedTarget } from "./listed-target.ts";
import type { Batch } from "./read-source.ts";
import { wholePages } from "./source.ts";
import { failureOf } from "./unreadable.ts";

type Detail = "tags" | "versions";

/** Targets whose details are asked for at once: what a loop that is left early has asked for in vain. */
const atOnce = 5;

/** What a list does not say of its entries, and costs a look-up for each. */
export class Details {
  readonly #ask: Look;
  readonly #wanted: readonly Detail[];
  /** What has been told already: one refusal for each operation is enough. */
  readonly #told = new Set<string>();

  constructor(ask: Look, wanted: readonly Detail[]) {
    this.#ask = ask;
    this.#wanted = wanted;
  }

  /** The targets with their details, some at a time. */
  async *of(targets: readonly ListedTarget[]): AsyncGenerator<Batch, void, void> {
    for (let at = 0; at < targets.length; at += atOnce) {
      const failures: Failure[] = [];
      const some = targets.slice(at, at + atOnce).map((target) => this.#with(target, failures));
      yield { targets: await Promise.all(some), failures };
    }
  }

  async #with(target: ListedTarget, failures: Failure[]): Promise<ListedTarget> {
    const [tags, versions] = await Promise.all([
      this.#try("tags", target, failures, (arn) => this.#tagsOf(target, arn)),
      this.#try("versions", target, failures, () => this.#versionsOf(target)),
    ]);
    return { ...target, ...(tags && { tags }), ...(versions && { versions }) };
  }

  async #try<Found>(
    detail: Detail,
    target: ListedTarget,
    failures: Failure[],
    ask: (arn: string) => Promise<Found | undefined>,
  ): Promise<Found | undefined> {
    if (!this.#wanted.includes(detail)) return undefined;
    try {
      return await ask(target.arn ?? target.modelId);
    } catch (thrown) {
      const operation = operationFor(detail, target.kind);
      const error = failureOf(thrown, operation);
      const isNew = error.code !== "not-found" && !this.#told.has(`${operation} ${error.code}`);
      if (isNew) failures.push({ error, operation, kinds: [target.kind] }); // what is gone by now has no tags
      this.#told.add(`${operation} ${error.code}`);
      return undefined;
    }
  }

  async #tagsOf({ kind, modelId }: ListedTarget, arn: string): Promise<Record<string, string> | undefined> {
    if (kind === "marketplace") return undefined; // tags of endpoints are SageMaker's
    return isOfAws(kind, modelId) ? {} : tagsOf(this.#ask, kind, arn);
  }

  /** All versions of a prompt, by its id: its own pattern takes ARNs of the partition `aws` alone. */
  async #versionsOf({ kind, modelId }: ListedTarget): Promise<readonly string[] | undefined> {
    const promptIdentifier = tryParseModelId(modelId)?.resourceId;
    if (kind !== "prompt" || promptIdentifier === undefined) return undefined;
    const question = { promptIdentifier, ...wholePages };
    const pages = allPages((nextToken) => this.#ask("listPrompts", { ...question, ...(nextToken && { nextToken }) }));
    const versions: string[] = [];
    for await (const { promptSummaries } of pages)
      versions.push(...(promptSummaries ?? []).flatMap(({ version }) => version ?? []));
    return versions;
  }
}

const operationFor = (detail: Detail, kind: TargetKind): ControlOperation => {
  if (detail === "versions") return "listPrompts";
  return kind === "prompt" ? "listPromptTags" : "listTagsForResource";
};

/** What belongs to AWS has no tags of the account's, and may not be asked for them. */
const isOfAws = (kind: TargetKind, modelId: string): boolean =>
  kind === "base" || kind === "cross-region" || tryParseModelId(modelId)?.resourceType === "default-prompt-router";
