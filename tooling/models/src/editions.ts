import type { Edition } from "./edition.ts";
import { apiCompatibility } from "./pages/api-compatibility.ts";
import { converseFeatures } from "./pages/converse-features.ts";
import { countTokens } from "./pages/count-tokens.ts";
import { extendedThinking } from "./pages/extended-thinking.ts";
import { modelCards } from "./pages/model-cards.ts";
import { promptCaching } from "./pages/prompt-caching.ts";
import { recordedCalls } from "./pages/recorded-calls.ts";
import { structuredOutput } from "./pages/structured-output.ts";

/**
 * All that is known of single models, AWS's own words first, the newest first. No two contradict each other (a test says so).
 *
 * No package of model data is used. Those on npm (looked at in November 2026) are price lists, are old, guess from parts of ids,
 * or deny what the service does: they gave tools to models without, images to models that take text only, and Converse to
 * models that are offered elsewhere. To renew: add or correct an edition in `pages`, with its date, and run `write`.
 */
export const editions: readonly Edition[] = [
  ...[
    ...promptCaching,
    ...modelCards,
    structuredOutput,
    apiCompatibility,
    countTokens,
    ...converseFeatures,
    extendedThinking,
  ].sort((one, other) => other.asOf.localeCompare(one.asOf)),
  recordedCalls,
];
