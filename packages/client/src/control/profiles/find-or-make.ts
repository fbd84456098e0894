import type { Look } from "@bedrock-targets/core";
import type { Control, LookupPlace } from "../control.ts";
import { asking } from "../listing/ask.ts";
import { tagsOf } from "../lookups/tags.ts";
import { otherSource, otherTags } from "./conflicts.ts";
import { type FoundProfile, profilesNamed } from "./find.ts";
import type { ApplicationProfileOptions } from "./options.ts";
import { requestToken } from "./request-token.ts";
import { sameModels } from "./same-models.ts";
import type { ProfileSource } from "./source.ts";
import { type TagChanges, type Tags, tagChanges, tagList } from "./tags.ts";

/** A profile that was there, or has just been made. */
export interface Obtained {
  readonly arn: string;
  /** Whether it is known that it can be used. */
  readonly isActive: boolean;
}

/** Finds the profile that is asked for, or makes it. */
export class FindOrMake {
  readonly #control: Control;
  readonly #options: ApplicationProfileOptions;
  readonly #source: ProfileSource;
  readonly #ask: Look;

  constructor(control: Control, options: ApplicationProfileOptions, source: ProfileSource, place: LookupPlace) {
    this.#control = control;
    this.#options = options;
    this.#source = source;
    this.#ask = asking(control, place);
  }

  /**
   * The profile of the name, or a new one; another one than a profile that is `gone`. Where somebody else has made it
   * meanwhile, it is looked for once more.
   */
  async profile(gone?: string): Promise<Obtained> {
    const found = await this.#find();
    if (found) return found;
    try {
      return { arn: await this.#create(gone), isActive: false };
    } catch (thrown) {
      const made = isConflict(thrown) ? await this.#find() : undefined;
      if (made) return made;
      throw thrown;
    }
  }

  /** The profile of this name, if it is what is asked for. @throws BedrockTargetError where it is not */
  async #find(): Promise<Obtained | undefined> {
    const { name } = this.#options;
    const found = await profilesNamed(this.#ask, name);
    const alike = found.filter(({ models }) => sameModels(models, this.#source.models));
    if (found[0] && alike.length === 0) throw otherSource(name, found[0], this.#source);
    const profile = await this.#withTags(alike);
    return profile && { arn: profile.arn, isActive: profile.status === "ACTIVE" };
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

  async #create(gone: string | undefined): Promise<string> {
    const { name, description, tags = {} } = this.#options;
    const { inferenceProfileArn = "" } = await this.#ask("createInferenceProfile", {
      inferenceProfileName: name,
      modelSource: { copyFrom: this.#source.arn },
      clientRequestToken: await requestToken(name, this.#source.arn, tags, gone),
      ...(description && { description }),
      ...(Object.keys(tags).length > 0 && { tags: tagList(tags) }),
    });
    return inferenceProfileArn;
  }
}

const isConflict = (thrown: unknown): boolean => Object(Object(thrown).cause).name === "ConflictException";
