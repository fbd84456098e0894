import { type ConverseFields, type ErrorCode, type TargetKind, targetKinds } from "@bedrock-targets/core";

/** What a call says; the rest of a conversation's fields is not needed here. */
export type Words = Pick<ConverseFields, "messages" | "variables">;

/** One call of the tour. */
export interface Visit {
  readonly kind: string;
  readonly modelId: string;
  readonly words: Words;
  readonly streamed: boolean;
  /** The code of the error that is right here; undefined where an answer is. */
  readonly refusedWith?: ErrorCode | undefined;
}

/** A thing to visit. */
export type Place = Pick<Visit, "kind" | "modelId">;

/** What is said to a target, where it is not just the prompt as a message. */
export type WordsByKind = Partial<Record<TargetKind, Words>>;

/** What the seeded account's prompt `translate` takes. */
export const translation = (message: string): WordsByKind => ({
  prompt: { variables: { language: "Portuguese", message } },
});

const refusals: Partial<Record<string, ErrorCode>> = { "custom-model": "operation-not-supported" };

/** The first place of each kind, in the order in which the kinds are documented: a deployment follows its custom model. */
export const oneOfEachKind = <P extends Place>(places: readonly P[]): readonly P[] =>
  targetKinds.flatMap((kind) => places.find((place) => place.kind === kind) ?? []);

/** A visit to each place; every second one is streamed, the first among them. */
export const visitsTo = (places: readonly Place[], prompt: string, special: WordsByKind): readonly Visit[] => {
  const wordsByKind: Partial<Record<string, Words>> = special;
  return places.map(({ kind, modelId }, index) => ({
    kind,
    modelId,
    words: wordsByKind[kind] ?? { messages: prompt },
    streamed: index % 2 === 0,
  }));
};

/** The same visits, knowing that an artifact is no place to stay at: there, only its refusal is right. */
export const expectingRefusals = (visits: readonly Visit[]): readonly Visit[] =>
  visits.map((visit) => ({ ...visit, refusedWith: refusals[visit.kind] }));
