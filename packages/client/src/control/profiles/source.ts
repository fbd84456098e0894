import {
  BedrockTargetError,
  type Description,
  type Kind,
  type ModelRef,
  partitionOfRegion,
} from "@bedrock-targets/core";
import type { Control, LookupPlace } from "../control.ts";
import { asking } from "../listing/ask.ts";
import { refOf } from "../resolve/named.ts";

/** What an application profile is copied from. */
export interface ProfileSource {
  /** The ARN of a foundation model or a system profile. */
  readonly arn: string;
  /** The ARNs of the foundation models in it, one for each region. */
  readonly models: readonly string[];
}

/** Kinds that only name what is called: a profile of that answers like them. A model of one's own is another model than its base. */
const named: ReadonlySet<Kind> = new Set<Kind>(["prompt", "provisioned", "application-profile"]);

/** More than AWS has between a prompt and a model. */
const maxSteps = 10;

/** Follows a target to the one model or system profile that it names. @throws BedrockTargetError `invalid-request` where it is none, or several */
export async function sourceOf(control: Control, target: ModelRef, place: LookupPlace): Promise<ProfileSource> {
  let ref = target;
  for (let step = 0; step < maxSteps; step++) {
    if (ref.kind === "base") return sourceFromModel(ref, place.region);
    const { arn = ref.modelId, behind } = await describe(control, ref, place);
    if (ref.kind === "cross-region") return { arn, models: behind };
    const [only, ...others] = new Set(behind);
    if (!named.has(ref.kind) || only === undefined || others.length > 0) throw noSource(target, ref, behind);
    const next = refOf(only);
    if (!next) throw noSource(target, ref, behind);
    ref = next;
  }
  throw noSource(target, ref, []);
}

/** Nothing is asked about a foundation model: whether it exists, AWS says when the profile is made. */
function sourceFromModel({ modelId, partition, resourceId }: ModelRef, region = ""): ProfileSource {
  const own = `arn:${partition ?? partitionOfRegion(region)}:bedrock:${region}::foundation-model/${resourceId}`;
  const arn = modelId.startsWith("arn:") ? modelId : own;
  return { arn, models: [arn] };
}

async function describe(control: Control, ref: ModelRef, place: LookupPlace): Promise<Description> {
  const lookups = await control.lookupsFor(ref);
  const look = asking(control, { ...place, region: ref.region ?? place.region });
  return (await lookups?.describe(ref, look)) ?? { behind: [] };
}

function noSource(target: ModelRef, { kind, modelId }: ModelRef, behind: readonly string[]): BedrockTargetError {
  const what = kind === "application-profile" ? `${modelId}, and AWS does not tell what that was copied from` : modelId;
  const names = behind.length > 1 ? ` It names ${behind.join(", ")}.` : "";
  return new BedrockTargetError({
    code: "invalid-request",
    message: `An application profile cannot be copied from a target of kind \`${kind}\`: ${what}.${names}`,
    advice: "Pass the foundation model or the system profile that it is to be made of as `from`.",
    target,
  });
}
