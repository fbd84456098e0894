import type { Random } from "./random.ts";

const account = "arn:aws:bedrock:us-east-1:123456789012";

/** The format of InvokeModel's body. */
export type Family = "nova" | "claude";

interface PoolTarget {
  readonly modelId: string;
  readonly family?: Family;
  readonly counts?: true;
}

/** What the emulator's seeded account has to converse with. */
const targets: readonly PoolTarget[] = [
  { modelId: "amazon.nova-lite-v1:0", family: "nova", counts: true },
  { modelId: "amazon.nova-micro-v1:0", family: "nova", counts: true },
  { modelId: "us.amazon.nova-lite-v1:0", family: "nova" },
  { modelId: "anthropic.claude-3-haiku-20240307-v1:0", family: "claude", counts: true },
  { modelId: "us.anthropic.claude-sonnet-4-5-20250929-v1:0", family: "claude" },
  { modelId: "global.anthropic.claude-sonnet-4-5-20250929-v1:0", family: "claude" },
  { modelId: "meta.llama3-1-8b-instruct-v1:0", counts: true },
  { modelId: `${account}:application-inference-profile/chatbot00001` },
  { modelId: `${account}:application-inference-profile/finance00001` },
  { modelId: `${account}:provisioned-model/capacity0001` },
  { modelId: `${account}:custom-model-deployment/ticketsdep01` },
  { modelId: `${account}:imported-model/classifier01` },
  { modelId: `${account}:imported-model/assistant001` },
  { modelId: "arn:aws:sagemaker:us-east-1:123456789012:endpoint/support" },
];

/** Hands out targets, each once: what goes wrong at one target goes wrong for one call. */
export class Pool {
  #left: readonly PoolTarget[] = targets;

  /** Up to `count` targets of the operation, at random. */
  take(random: Random, count: number, fits: (target: PoolTarget) => boolean): readonly string[] {
    const taken: PoolTarget[] = [];
    for (let fitting = this.#fitting(fits); fitting.length > 0 && taken.length < count; fitting = this.#fitting(fits)) {
      const target = fitting[random.whole(0, fitting.length - 1)];
      if (!target) break;
      taken.push(target);
      this.#left = this.#left.filter((one) => one !== target);
    }
    return taken.map(({ modelId }) => modelId);
  }

  #fitting(fits: (target: PoolTarget) => boolean): readonly PoolTarget[] {
    return this.#left.filter(fits);
  }
}

export const isImported = (modelId: string): boolean => modelId.includes(":imported-model/");

/** InvokeModel's body for a prompt. */
export const bodyOf = (family: Family, text: string): object =>
  family === "nova"
    ? { messages: [{ role: "user", content: [{ text }] }] }
    : {
        anthropic_version: "bedrock-2023-05-31",
        max_tokens: 500,
        messages: [{ role: "user", content: [{ type: "text", text }] }],
      };
