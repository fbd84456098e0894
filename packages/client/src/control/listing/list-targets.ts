import { toTargetError } from "@bedrock-targets/core";
import { begin, sessionOf } from "../../call.ts";
import type { ClientState } from "../../state.ts";
import { controlOf } from "../control.ts";
import { asking } from "./ask.ts";
import { checkListOptions } from "./check-list-options.ts";
import { Details } from "./details.ts";
import { Filter } from "./filter.ts";
import type { ListItem, ListTargetsOptions } from "./listed-target.ts";
import { merged } from "./merged.ts";
import { readSource } from "./read-source.ts";
import { sources } from "./sources/index.ts";
import { Verdicts } from "./verdicts.ts";

/** Lists that are read at once: as many as the AWS SDK opens connections for without a thought. */
const atOnce = 4;

/** Everything that can be a `modelId`, as it comes. @throws BedrockTargetError where nothing can be listed at all */
export async function* listItems(
  client: ClientState,
  options: ListTargetsOptions = {},
): AsyncGenerator<ListItem, void, void> {
  const running = begin(client, options.signal);
  const { signal } = running;
  try {
    signal.throwIfAborted();
    yield* itemsOf(client, options, signal);
  } catch (thrown) {
    throw toTargetError(signal.aborted ? signal.reason : thrown, { aborted: signal.aborted });
  } finally {
    running.end();
    running.abort(undefined); // what is on its way still, where a loop was left early
  }
}

async function* itemsOf(
  client: ClientState,
  options: ListTargetsOptions,
  signal: AbortSignal,
): AsyncGenerator<ListItem, void, void> {
  const filter = new Filter(checkListOptions(options), options);
  const region = options.region ?? (await sessionOf(client).home(options.signal));
  const ask = asking(controlOf(client), { region, signal });
  const details = options.include?.length ? new Details(ask, options.include) : undefined;
  const readers = sources
    .filter((source) => filter.mayBeIn(source))
    .map((source) => readSource(source, { ask, filter, details }));
  const verdicts = new Verdicts();
  for await (const { targets, failures } of merged(readers, atOnce, signal)) {
    for (const target of targets) {
      signal.throwIfAborted(); // by the caller, between two items of a page
      yield target;
    }
    yield* verdicts.on(targets, failures);
  }
  verdicts.end();
}
