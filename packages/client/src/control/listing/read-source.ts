import type { ControlInputs, ControlOutputs, Look } from "@bedrock-targets/core";
import { allPages } from "../lookups/all-pages.ts";
import type { Details } from "./details.ts";
import { type Failure, Failures } from "./failures.ts";
import type { Filter } from "./filter.ts";
import type { ListedTarget } from "./listed-target.ts";
import { readPage, tokenIn } from "./read-page.ts";
import type { ListOperation, Source } from "./source.ts";
import { failureOf } from "./unreadable.ts";

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

type Question = ControlInputs[ListOperation];

/** Asks one question after the other, whatever the last one has come to. Failures are the last batch. */
export async function* readSource(source: Source, reading: Reading): AsyncGenerator<Batch, void, void> {
  const { filter, ask } = reading;
  const failures = new Failures(source.operation);
  for (const question of source.questions(filter.kinds)) {
    const kinds = (source.kindsOf?.(question) ?? source.kinds).filter((kind) => filter.kinds.has(kind));
    const fail = (thrown: unknown) => failures.add(failureOf(thrown, source.operation), kinds);
    try {
      for await (const { page } of pagesOf(source, question, ask)) {
        const { targets, faults } = readPage(source, page, question, filter);
        faults.forEach(fail);
        yield* batchesOf(targets, reading);
      }
    } catch (thrown) {
      fail(thrown);
    }
  }
  if (failures.all.length > 0) yield { targets: [], failures: failures.all };
}

async function* batchesOf(targets: readonly ListedTarget[], { details }: Reading): AsyncGenerator<Batch, void, void> {
  if (details) yield* details.of(targets);
  else yield { targets, failures: [] };
}

/** The pages to a question, the next one when it is asked for. Foundation models come on one page, and without a token. */
function pagesOf(
  { operation }: Source,
  question: Question,
  ask: Look,
): AsyncIterable<{ readonly page: ControlOutputs[ListOperation] }> {
  return allPages(async (token) => {
    const page = await ask(operation, { ...question, ...(token !== undefined && { nextToken: token }) });
    return { page, nextToken: tokenIn(page) };
  });
}
