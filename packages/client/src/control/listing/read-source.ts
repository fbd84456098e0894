import {
  type BedrockTargetError,
  type ControlOperation,
  type ControlOutputs,
  type Look,
  type TargetKind,
  toTargetError,
} from "@bedrock-targets/core";
import { allPages } from "../lookups/all-pages.ts";
import type { Details } from "./details.ts";
import type { Filter } from "./filter.ts";
import type { ListedTarget } from "./listed-target.ts";
import type { ListOperation, Source } from "./source.ts";

/** Something that could not be read. */
export interface Failure {
  readonly error: BedrockTargetError;
  readonly operation: ControlOperation;
  readonly kinds: readonly TargetKind[];
}

/** Some targets of one list, and what could not be read of it. */
export interface Batch {
  readonly targets: readonly ListedTarget[];
  readonly failures: readonly Failure[];
}

/** How all sources of one listing are read. */
export interface Reading {
  readonly ask: Look;
  readonly filter: Filter;
  readonly details: Details | undefined;
}

/** Reads one list page by page, the next one when it is asked for. A failure is its last batch. */
export async function* readSource(
  source: Source,
  { ask, filter, details }: Reading,
): AsyncGenerator<Batch, void, void> {
  try {
    for (const question of source.questions(filter.kinds)) {
      for await (const { page } of pagesOf(source, question, ask)) {
        const targets = source.read(page, question).filter((target) => filter.lets(target));
        if (details) yield* details.of(targets);
        else yield { targets, failures: [] };
      }
    }
  } catch (thrown) {
    const kinds = source.kinds.filter((kind) => filter.kinds.has(kind));
    yield { targets: [], failures: [{ error: toTargetError(thrown), operation: source.operation, kinds }] };
  }
}

/** Foundation models come on one page, and without a token. */
function pagesOf(
  source: Source,
  question: object,
  ask: Look,
): AsyncIterable<{ readonly page: ControlOutputs[ListOperation] }> {
  return allPages(async (nextToken) => {
    const page = await ask(source.operation, { ...question, ...(nextToken !== undefined && { nextToken }) });
    return { page, nextToken: "nextToken" in page ? page.nextToken : undefined };
  });
}
