import type { CreateInferenceProfileRequest, InferenceProfileSummary } from "@bedrock-targets/core";
import { vi } from "vitest";
import { BedrockClient } from "../../../src/index.ts";
import { modelArn, ownArn, profile } from "../../support/control-answers.ts";
import { awsException, gone, type Script, ScriptedControl } from "../../support/scripted-control.ts";
import { scriptedTransport } from "../../support/scripted-transport.ts";
import { everyKind } from "../../support/strategies.ts";

export const nova = "amazon.nova-lite-v1:0";
export const us = `us.${nova}`;
export const usModels = ["us-east-1", "us-west-2"].map((region) => modelArn(nova, region));
export const globalModels = ["arn:aws:bedrock:::foundation-model/x.m-1", modelArn("x.m-1", "us-east-1")];

/** An application profile that the account has, with its tags. */
interface Owned {
  readonly summary: InferenceProfileSummary;
  tags: Record<string, string>;
}

/** How the account differs from one that answers at once, and to everybody. */
interface Differences extends Script {
  /** How often a new profile is not found, and then how often it is not active. Default: never. */
  readonly notFound?: number;
  readonly creating?: number;
  /** Whether tokens are not remembered. Default: they are for ever, and answered with the ARN of then. */
  readonly forgetsTokens?: boolean;
}

/** Lets everybody who asks wait until `count` have come: what happens at once then is no matter of luck. */
export function meeting(count: number): () => Promise<void> {
  const waiting: (() => void)[] = [];
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      if (waiting.length >= count) for (const go of waiting) go();
    });
}

/** Runs something that waits, on a clock that does not. */
export async function hurried<Outcome>(run: () => Promise<Outcome>): Promise<Outcome> {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
  try {
    let isDone = false;
    const outcome = run().finally(() => {
      isDone = true;
    });
    outcome.catch(() => {}); // told below
    while (!isDone) {
      // Time goes by only while somebody waits for it: what no clock drives, such as a hash, takes as long as it takes.
      if (vi.getTimerCount() > 0) await vi.advanceTimersToNextTimerAsync();
      await new Promise((done) => setImmediate(done));
    }
    return await outcome;
  } finally {
    vi.useRealTimers();
  }
}

/** An account that makes profiles, and a client over it. */
export class ProfileAccount {
  readonly owned = new Map<string, Owned>();
  readonly created: CreateInferenceProfileRequest[] = [];
  readonly control: ScriptedControl;
  readonly #tokens = new Map<string, string>();
  readonly #differences: Differences;
  #asked = 0;
  #made = 0;

  constructor(differences: Differences = {}) {
    const { notFound: _, creating: __, forgetsTokens: ___, ...script } = differences;
    this.#differences = differences;
    this.control = new ScriptedControl({ ...this.#script, ...script });
  }

  client(options: { readonly region?: string; readonly regions?: "strict" } = {}) {
    return new BedrockClient({
      region: "us-east-1",
      targets: [everyKind],
      control: this.control,
      transport: scriptedTransport(() => ({})),
      ...options,
    });
  }

  /** Puts a profile into the account. */
  own(
    name: string,
    models: readonly string[],
    tags: Record<string, string> = {},
    more: Partial<InferenceProfileSummary> = {},
  ): string {
    const id = `app${this.#made++}`; // never the same again, as AWS's
    const inferenceProfileArn = ownArn(`application-inference-profile/${id}`);
    const summary = {
      ...profile(id, models, "APPLICATION"),
      inferenceProfileName: name,
      createdAt: new Date(this.#made * 1_000),
      ...more,
    };
    this.owned.set(inferenceProfileArn, { summary, tags });
    return inferenceProfileArn;
  }

  /** How often an operation was asked for. */
  count(operation: string): number {
    return this.control.operations.filter((name) => name === operation).length;
  }

  readonly #script: Script = {
    getInferenceProfile: ({ inferenceProfileIdentifier: id = "" }) => this.#get(id),
    listInferenceProfiles: ({ nextToken = "0" }) => {
      const summaries = [...this.owned.values()].map(({ summary }) => summary);
      const at = Number(nextToken);
      return {
        inferenceProfileSummaries: summaries.slice(at, at + 1),
        ...(at + 1 < summaries.length && { nextToken: `${at + 1}` }),
      };
    },
    createInferenceProfile: (input) => this.#create(input),
    deleteInferenceProfile: ({ inferenceProfileIdentifier = "" }) => {
      if (!this.owned.delete(inferenceProfileIdentifier)) throw gone();
      return {};
    },
    listTagsForResource: ({ resourceARN = "" }) => ({
      tags: Object.entries(this.owned.get(resourceARN)?.tags ?? {}).map(([key, value]) => ({ key, value })),
    }),
    tagResource: ({ resourceARN = "", tags }) => {
      const owned = this.owned.get(resourceARN);
      for (const { key = "", value = "" } of tags ?? []) if (owned) owned.tags[key] = value;
      return {};
    },
    untagResource: ({ resourceARN = "", tagKeys }) => {
      const owned = this.owned.get(resourceARN);
      if (owned) owned.tags = Object.fromEntries(Object.entries(owned.tags).filter(([key]) => !tagKeys?.includes(key)));
      return {};
    },
  };

  #get(id: string) {
    if (id === us || id === ownArn(`inference-profile/${us}`)) return profile(us, usModels);
    if (id === "global.x.m-1") return profile(id, globalModels);
    const owned = this.owned.get(id);
    if (!owned) throw gone();
    const { notFound = 0, creating = 0 } = this.#differences;
    this.#asked += 1;
    if (this.#asked <= notFound) throw gone();
    return this.#asked <= notFound + creating ? { ...owned.summary, status: undefined } : owned.summary;
  }

  #create(input: CreateInferenceProfileRequest) {
    this.created.push(input);
    const { inferenceProfileName = "", clientRequestToken = "", modelSource, tags = [] } = input;
    const earlier = this.#differences.forgetsTokens ? undefined : this.#tokens.get(clientRequestToken);
    if (earlier) return { inferenceProfileArn: earlier, status: "ACTIVE" as const };
    const copyFrom = modelSource?.copyFrom ?? "";
    if (!copyFrom.startsWith("arn:")) throw awsException("ValidationException", "copyFrom is no ARN", 400);
    const models = copyFrom.includes(":foundation-model/")
      ? [copyFrom]
      : copyFrom.includes("global.")
        ? globalModels
        : usModels;
    const arn = this.own(
      inferenceProfileName,
      models,
      Object.fromEntries(tags.map(({ key = "", value = "" }) => [key, value])),
    );
    this.#tokens.set(clientRequestToken, arn);
    return { inferenceProfileArn: arn, status: "ACTIVE" as const };
  }
}
