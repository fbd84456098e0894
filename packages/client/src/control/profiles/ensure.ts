import { BedrockTargetError, type BoundTarget, type ModelRef, sourceOfKind } from "@bedrock-targets/core";
import { sessionOf, underway } from "../../call.ts";
import type { ClientState } from "../../state.ts";
import { type Control, controlOf, type LookupPlace } from "../control.ts";
import { asking } from "../listing/ask.ts";
import { looking } from "../lookups/looking.ts";
import { once } from "./at-once.ts";
import { FindOrMake } from "./find-or-make.ts";
import { type ApplicationProfileOptions, checkProfileOptions } from "./options.ts";
import { sourceOf } from "./source.ts";
import { tagList } from "./tags.ts";
import { untilActive } from "./until-active.ts";

const defaultTimeoutMs = 60_000;

/** Finds an application profile by its name, or makes it, and waits until it can be used. @throws BedrockTargetError */
export async function ensureApplicationProfile(
  client: ClientState,
  options: ApplicationProfileOptions,
): Promise<BoundTarget<"application-profile">> {
  checkProfileOptions(options);
  checkStrategy(client);
  const from = client.strategies.pick(options.from);
  return underway(client, options, (given) => ensuring(client, from, given));
}

async function ensuring(
  client: ClientState,
  from: BoundTarget,
  options: ApplicationProfileOptions,
): Promise<BoundTarget<"application-profile">> {
  const { signal } = options;
  return looking(from.ref, signal, async () => {
    const control = controlOf(client);
    const arn = await once(control, identityOf(from, options), signal, async (shared) => {
      const region = (await sessionOf(client).placeOf(from)) ?? (await control.plane.region());
      return usableProfile(control, from.ref, options, { region, signal: shared });
    });
    return client.strategies.pick(arn) as BoundTarget<"application-profile">; // an ARN of that kind, from AWS
  });
}

/** The same string for calls that may share their outcome. The description makes no difference: it is for people. */
const identityOf = (
  { modelId }: BoundTarget,
  { name, tags, updateTags = false, timeoutMs = defaultTimeoutMs }: ApplicationProfileOptions,
): string => JSON.stringify([modelId, name, tags && tagList(tags), updateTags, `${timeoutMs}`]);

/** Before anything is made that the client could not use. */
function checkStrategy({ strategies }: ClientState): void {
  const { package: name, export: strategy } = sourceOfKind("application-profile");
  if (strategies.of("application-profile")) return;
  throw new BedrockTargetError({
    code: "target-not-installed",
    message: "No strategy for targets of kind `application-profile` is installed: the profile could not be called.",
    advice: `Run \`npm install ${name}\`, and add \`${strategy}\` to \`targets\`.`,
  });
}

/**
 * How often a profile is made anew, where AWS answers with the ARN of one that is gone: each deleted profile of the same
 * name, source and tags takes one time, for as long as AWS remembers its token, which is not documented.
 */
const maxAnew = 3;

/** Milliseconds, or half of what the caller allows, for which AWS may not find a profile that it has just made: then it counts as gone. */
const absentMs = 5_000;

/** The ARN of the profile, once it can be used. */
async function usableProfile(
  control: Control,
  from: ModelRef,
  options: ApplicationProfileOptions,
  place: LookupPlace,
): Promise<string> {
  const { timeoutMs = defaultTimeoutMs } = options;
  const source = await sourceOf(control, from, place);
  const wanted = new FindOrMake(control, options, source, place);
  let { arn, isActive } = await wanted.profile();
  const end = Date.now() + timeoutMs;
  for (let left = maxAnew; !isActive; left--) {
    const patience = left > 0 ? Math.min(absentMs, timeoutMs / 2) : Number.POSITIVE_INFINITY;
    const limits = { timeoutMs, end, absentMs: patience, signal: place.signal };
    if (await untilActive(asking(control, place), arn, limits)) return arn;
    ({ arn, isActive } = await wanted.profile(arn));
  }
  return arn;
}
