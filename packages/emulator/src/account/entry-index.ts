import type { DefinitionOf, Entry } from "./entry.ts";
import type { EmulatedKind } from "./resource.ts";

/** The entries of an account, found in every way in which a request may name them. */
export class EntryIndex {
  readonly #byArn = new Map<string, Entry>();
  readonly #byModelId = new Map<string, Entry>();
  readonly #byName = new Map<string, Entry>();
  readonly #byKind = new Map<EmulatedKind, Entry[]>();

  /** In the order of their creation. */
  all(): Iterable<Entry> {
    return this.#byArn.values();
  }

  /** What a `modelId` of the runtime names: an ARN, or the id of a foundation model or a system profile. */
  find(modelId: string): Entry | undefined {
    return this.#byModelId.get(modelId) ?? this.#byArn.get(modelId);
  }

  /** What the control plane names: an ARN, an id, or, for the kinds that AWS finds by name, a name. */
  lookUp<Kind extends EmulatedKind>(kind: Kind, identifier: string): Entry<DefinitionOf<Kind>> | undefined {
    const entry = this.#byArn.get(identifier) ?? this.#byName.get(`${kind} ${identifier}`);
    return entry && isOfKind(entry, kind) ? entry : undefined;
  }

  /** In the order of their creation. Not a copy. */
  ofKind<Kind extends EmulatedKind>(kind: Kind): readonly Entry<DefinitionOf<Kind>>[] {
    // Entries come into the list of their own kind only, see `put`.
    return (this.#byKind.get(kind) ?? []) as Entry<DefinitionOf<Kind>>[];
  }

  /** Adds an entry; one with the same ARN gives its place to it. */
  put(entry: Entry): void {
    const replaced = this.#byArn.get(entry.arn);
    if (replaced) this.#forgetNames(replaced);
    this.#byArn.set(entry.arn, entry);
    this.#byModelId.set(entry.modelId, entry);
    for (const name of namesOf(entry)) this.#byName.set(name, entry);
    const list = this.#byKind.get(entry.definition.kind) ?? [];
    this.#byKind.set(entry.definition.kind, list);
    if (replaced) list[list.indexOf(replaced)] = entry;
    else list.push(entry);
  }

  remove(entry: Entry): void {
    this.#byArn.delete(entry.arn);
    this.#byModelId.delete(entry.modelId);
    this.#forgetNames(entry);
    const list = this.#byKind.get(entry.definition.kind) ?? [];
    list.splice(list.indexOf(entry), 1);
  }

  clear(): void {
    for (const index of [this.#byArn, this.#byModelId, this.#byName, this.#byKind]) index.clear();
  }

  /** A name may have come to mean another entry. */
  #forgetNames(entry: Entry): void {
    for (const name of namesOf(entry)) if (this.#byName.get(name) === entry) this.#byName.delete(name);
  }
}

const isOfKind = <Kind extends EmulatedKind>(entry: Entry, kind: Kind): entry is Entry<DefinitionOf<Kind>> =>
  entry.definition.kind === kind;

/** The kinds that AWS also finds by name. */
const foundByName: ReadonlySet<EmulatedKind> = new Set([
  "provisioned",
  "custom-model",
  "custom-deployment",
  "imported",
]);

/** How else the control plane may name an entry. The id of a prompt means its draft. */
const namesOf = ({ definition, id }: Entry): readonly string[] => {
  const { kind, name } = definition;
  if (kind === "prompt" && definition.version !== "DRAFT") return [];
  return foundByName.has(kind) ? [`${kind} ${id}`, `${kind} ${name}`] : [`${kind} ${id}`];
};
