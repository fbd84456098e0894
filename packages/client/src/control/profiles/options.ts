import {
  type BedrockTargetError,
  type BoundTarget,
  type Forbidden,
  invalidRequest,
  isPlainObject,
  type ModelTarget,
  type OwnId,
} from "@bedrock-targets/core";
import type { CheckedId } from "../../checked.ts";

/** What `ensureApplicationProfile` takes. `From` is what the compiler makes of `from`; anything that may be a target, where it is not told. */
export interface ApplicationProfileOptions<From = string | BoundTarget> {
  /** 1 to 64 letters and digits, between them a space, `_` or `-`. Profiles are told apart by it, in any account and region. */
  readonly name: string;
  /**
   * What the profile is for: a foundation model or a system profile; a prompt or a provisioned throughput that names one; or
   * an application profile of a single region.
   */
  readonly from: From;
  /** All tags that it has to have. Default: none are set, and those of a profile that exists are as good as any. */
  readonly tags?: Readonly<Record<string, string>> | undefined;
  /** For people, where it has to be made; that of a profile that exists stays. */
  readonly description?: string | undefined;
  /** Gives a profile that exists the tags of `tags`, and takes others away. Default: other tags are an error. */
  readonly updateTags?: boolean | undefined;
  /** How long to wait until it can be used, in milliseconds. Default: 60,000. */
  readonly timeoutMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A target that a profile may be made of; a literal that may not be bound is replaced by the reason. */
export type ProfileFrom<T, Targets extends readonly ModelTarget[]> = T extends string ? CheckedId<T, Targets> : T;

/** A target that may be an application profile; one that cannot be is replaced by the reason. */
export type OwnProfile<T, Targets extends readonly ModelTarget[]> = T extends string
  ? OwnId<T, "application-profile"> extends T
    ? CheckedId<T, Targets>
    : OwnId<T, "application-profile">
  : T extends BoundTarget<infer K, infer _Requests>
    ? "application-profile" extends K
      ? T
      : Forbidden<"this is not a target of kind application-profile">
    : never;

const isAbsentOr = (fits: (value: unknown) => boolean) => (value: unknown) => value === undefined || fits(value);
const isText = (value: unknown): value is string => typeof value === "string";

/** The service model's pattern for names. */
const isName = (value: unknown): boolean =>
  isText(value) && value.length <= 64 && /^(?:[0-9a-zA-Z][ _-]?)+$/.test(value);

/** What each option is. */
const options: Readonly<Record<string, readonly [fits: (value: unknown) => boolean, advice: string]>> = {
  name: [isName, "It is 1 to 64 letters and digits, each followed by at most one space, underscore or hyphen."],
  tags: [isAbsentOr(isTags), 'It is an object of texts, such as `{ team: "search" }`.'],
  description: [isAbsentOr(isText), "It is a text."],
  timeoutMs: [isAbsentOr((value) => Number(value) >= 0), "It is a number of milliseconds."],
};

/** Checks what JavaScript callers, or configuration, may get wrong. @throws BedrockTargetError `invalid-request` */
export function checkProfileOptions(given: ApplicationProfileOptions): void {
  const members: Readonly<Record<string, unknown>> = { ...given };
  for (const [name, [fits, advice]] of Object.entries(options)) {
    if (!fits(members[name])) throw wrong(name, members[name], advice);
  }
}

const wrong = (name: string, value: unknown, advice: string): BedrockTargetError =>
  invalidRequest(
    `\`${name}\` of \`ensureApplicationProfile\` is ${JSON.stringify(value) ?? `of type ${typeof value}`}.`,
    advice,
  );

function isTags(value: unknown): boolean {
  return isPlainObject(value) && Object.values(value).every(isText);
}
