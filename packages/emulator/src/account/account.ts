import type { JsonObject } from "../wire/json.ts";
import type { ResourceDefinition } from "./definitions.ts";
import { describe } from "./describe.ts";
import type { DefinitionOf, Entry, EntryDefinition } from "./entry.ts";
import { EntryIndex } from "./entry-index.ts";
import { idFrom } from "./id-from.ts";
import type { Place } from "./place.ts";
import type { EmulatedKind, EmulatedTarget } from "./resource.ts";

/** The account that the emulator plays. */
export interface EmulatedAccount extends Place {
  /** Everything that can be passed as `modelId`, of all ten kinds, as it is now. */
  readonly targets: readonly EmulatedTarget[];
}

/** What an entry is given beside its definition. */
export type Identity = Pick<ResourceDefinition, "id" | "label" | "tags"> & {
  readonly createdAt: string;
  /** Default: when it was created. */
  readonly updatedAt?: string;
};

/** A creation that must not happen twice. */
export interface Creation {
  /** The request, without the token. */
  readonly input: string;
  readonly arn: string;
  readonly answer: JsonObject;
}

/** The account as both planes see it and change it. */
export class Account implements EmulatedAccount {
  readonly region: string;
  readonly accountId: string;
  /** What was created with a client's token, by operation and token. */
  readonly creations: Map<string, Creation> = new Map();
  readonly #index = new EntryIndex();
  /** ARNs that have been given away: what is deleted does not come back under the same ARN. */
  readonly #used = new Set<string>();
  /** How many ids were made, by kind and name. */
  readonly #attempts = new Map<string, number>();
  #targets: readonly EmulatedTarget[] | undefined;
  #ordinal = 0;

  constructor({ region, accountId }: Place) {
    this.region = region;
    this.accountId = accountId;
  }

  get targets(): readonly EmulatedTarget[] {
    this.#targets ??= [...this.#index.all()]
      .filter(({ listed }) => listed)
      .map(({ definition: { kind }, modelId, label: name }) => ({ kind, modelId, name }));
    return this.#targets;
  }

  /** What a `modelId` of the runtime names: an ARN, or the id of a foundation model or a system profile. */
  find(modelId: string): Entry | undefined {
    return this.#index.find(modelId);
  }

  /** What the control plane names: an ARN, an id, or, for the kinds that AWS finds by name, a name. */
  lookUp<Kind extends EmulatedKind>(kind: Kind, identifier: string): Entry<DefinitionOf<Kind>> | undefined {
    return this.#index.lookUp(kind, identifier);
  }

  /** In the order of their creation. Not a copy. */
  ofKind<Kind extends EmulatedKind>(kind: Kind): readonly Entry<DefinitionOf<Kind>>[] {
    return this.#index.ofKind(kind);
  }

  /** Whether an ARN was ever given away. */
  hasUsed(arn: string): boolean {
    return this.#used.has(arn);
  }

  /** Adds an entry, or puts it in the place of the one with the same ARN. Without an id, it gets one that was never used. */
  add<Definition extends EntryDefinition>(definition: Definition, identity: Identity): Entry<Definition> {
    const { id = this.#freshId(definition), createdAt, updatedAt = createdAt, tags = {} } = identity;
    const described = describe(definition, id, this);
    const { label = described.label } = identity;
    this.#ordinal += 1;
    const ordinal = this.#index.find(described.arn)?.ordinal ?? this.#ordinal;
    const dates = { createdAt, updatedAt };
    const entry = { ...described, definition, id, label, ordinal, ...dates, tags: new Map(Object.entries(tags)) };
    this.#used.add(entry.arn);
    this.#index.put(entry);
    this.#targets = undefined;
    return entry;
  }

  remove(entry: Entry): void {
    this.#index.remove(entry);
    this.#targets = undefined;
  }

  /** Empties it. */
  clear(): void {
    for (const collection of [this.creations, this.#index, this.#used, this.#attempts]) collection.clear();
    this.#targets = undefined;
    this.#ordinal = 0;
  }

  #freshId(definition: EntryDefinition): string {
    const called = `${definition.kind} ${definition.name}`;
    const isTaken = (id: string) => this.#used.has(describe(definition, id, this).arn);
    for (let attempt = this.#attempts.get(called) ?? 0; ; attempt += 1) {
      const id = idFrom(definition.kind, `${called} ${attempt}`);
      if (isTaken(id)) continue;
      this.#attempts.set(called, attempt + 1);
      return id;
    }
  }
}
