import { BedrockTargetError, type BoundTarget, type Look, type ModelRef, sourceOfKind } from "@bedrock-targets/core";
import { sessionOf, underway } from "../../call.ts";
import type { ClientState } from "../../state.ts";
import { type Control, controlOf, type LookupPlace } from "../control.ts";
import { asking } from "../listing/ask.ts";
import { looking } from "../lookups/looking.ts";
import { tagsOf } from "../lookups/tags.ts";
import { otherSource, otherTags } from "./conflicts.ts";
import { type FoundProfile, profilesNamed } from "./find.ts";
import { type ApplicationProfileOptions, checkProfileOptions } from "./options.ts";
import { requestToken } from "./request-token.ts";
import { sameModels } from "./same-models.ts";
import { type ProfileSource, sourceOf } from "./source.ts";
import { type TagChanges, type Tags, tagChanges, tagList } from "./tags.ts";
import { untilActive } from "./until-active.ts";

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
    const region = (await sessionOf(client).placeOf(from)) ?? (await control.plane.region());
    const arn = await new Ensuring(control, options, { region, signal }).of(from.ref);
    return client.strategies.pick(arn) as BoundTarget<"application-profile">; // an ARN of that kind, from AWS
  });
}

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

class Ensuring {
  readonly #control: Control;
  readonly #options: ApplicationProfileOptions;
  readonly #place: LookupPlace;
  readonly #ask: Look;

  constructor(control: Control, options: ApplicationProfileOptions, place: LookupPlace) {
    this.#control = control;
    this.#options = options;
    this.#place = place;
    this.#ask = asking(control, place);
  }

  /** The ARN of the profile, once it can be used. */
  async of(from: ModelRef): Promise<string> {
    const { timeoutMs = 60_000, signal } = this.#options;
    const source = await sourceOf(this.#control, from, this.#place);
    const found = await this.#find(source);
    if (found?.status === "ACTIVE") return found.arn;
    const arn = found?.arn ?? (await this.#make(source));
    await untilActive(this.#ask, arn, timeoutMs, signal);
    return arn;
  }

  /** The profile of this name, if it is what is asked for. @throws BedrockTargetError where it is not */
  async #find(source: ProfileSource): Promise<FoundProfile | undefined> {
    const { name } = this.#options;
    const found = await profilesNamed(this.#ask, name);
    const alike = found.filter(({ models }) => sameModels(models, source.models));
    if (found[0] && alike.length === 0) throw otherSource(name, found[0], source);
    return this.#withTags(alike);
  }

  /** The first of some profiles that has the tags; the oldest is given them, where that is wished. */
  async #withTags(profiles: readonly FoundProfile[]): Promise<FoundProfile | undefined> {
    const { name, tags, updateTags } = this.#options;
    const [oldest] = profiles;
    if (tags === undefined || !oldest) return oldest;
    const all: Tags[] = [];
    for (const profile of profiles) {
      const present = await tagsOf(this.#ask, "application-profile", profile.arn);
      if (!tagChanges(present, tags)) return profile;
      all.push(present);
    }
    const [present = {}] = all;
    if (!updateTags) throw otherTags(name, oldest, present, tags);
    await this.#changeTags(oldest, tagChanges(present, tags));
    return oldest;
  }

  async #changeTags({ arn }: FoundProfile, changes: TagChanges | undefined): Promise<void> {
    const { set = [], remove = [] } = changes ?? {};
    if (set.length > 0) await this.#ask("tagResource", { resourceARN: arn, tags: [...set] });
    if (remove.length > 0) await this.#ask("untagResource", { resourceARN: arn, tagKeys: [...remove] });
    this.#control.forget(arn);
  }

  /** Makes the profile. Where somebody else has made it meanwhile, it is looked for once more. */
  async #make(source: ProfileSource): Promise<string> {
    try {
      return await this.#create(source);
    } catch (thrown) {
      const made = isConflict(thrown) ? await this.#find(source) : undefined;
      if (made) return made.arn;
      throw thrown;
    }
  }

  async #create(source: ProfileSource): Promise<string> {
    const { name, description, tags = {} } = this.#options;
    const { inferenceProfileArn = "" } = await this.#ask("createInferenceProfile", {
      inferenceProfileName: name,
      modelSource: { copyFrom: source.arn },
      clientRequestToken: await requestToken(name, source.arn, tags),
      ...(description && { description }),
      ...(Object.keys(tags).length > 0 && { tags: tagList(tags) }),
    });
    return inferenceProfileArn;
  }
}

const isConflict = (thrown: unknown): boolean => Object(Object(thrown).cause).name === "ConflictException";
