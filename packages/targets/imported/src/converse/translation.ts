import { type BedrockTargetError, type BoundTarget, invalidRequest } from "@bedrock-targets/core/target";
import { type Abilities, abilitiesOf } from "./architectures.ts";

/** What is known of the model that is to read a translated conversation. */
export interface ChatFacts {
  /** `modelArchitecture` of GetImportedModel. Default: not known, and then nothing is refused because of it. */
  readonly architecture?: string | undefined;
}

/** For whom a conversation is translated. */
export interface Translation extends ChatFacts {
  /** Named in errors. */
  readonly target: BoundTarget;
}

/** The error for a part of a request that has no translation. `reason` is a clause without a full stop. */
export const untranslatable = (
  path: string,
  reason: string,
  { target }: Translation,
  advice: string = "Leave it out.",
): BedrockTargetError =>
  invalidRequest(
    `\`${path}\` cannot be translated to InvokeModel, by which this imported model is conversed with: ${reason}.`,
    advice,
    target.ref,
  );

/** What each ability stands for, in a message. */
const names: { readonly [Name in keyof Abilities]: string } = {
  images: "images",
  tools: "tools",
  effort: "reasoning effort",
};

/** Refuses what the model's architecture is known not to have. @throws BedrockTargetError */
export function requireAbility(ability: keyof Abilities, path: string, translation: Translation): void {
  const { architecture } = translation;
  if (abilitiesOf(architecture)?.[ability] !== false) return;
  throw untranslatable(path, `models of the architecture "${architecture}" take no ${names[ability]}`, translation);
}
