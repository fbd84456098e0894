import { refOf } from "../resolve/named.ts";
import type { Grant } from "./grant.ts";
import { permissionsOf } from "./kinds/index.ts";
import { idsOf, modelsOf } from "./models.ts";
import { notes } from "./notes.ts";
import type { Plan } from "./plan.ts";
import type { Needs, Stop } from "./stop.ts";
import type { Stops } from "./stops.ts";

/** What it takes to invoke a target, and then whatever it refers to. */
export class Survey {
  readonly grants: Grant[] = [];
  readonly notes: string[] = [];
  readonly #stops: Stops;
  readonly #plan: Pick<Plan, "invoking" | "walks">;

  constructor(stops: Stops, plan: Pick<Plan, "invoking" | "walks">) {
    this.#stops = stops;
    this.#plan = plan;
  }

  async add(stop: Stop): Promise<void> {
    const needs = permissionsOf(stop.ref.kind)?.invoke(stop, this.#plan.invoking) ?? foreign(stop);
    const { behind = [], alsoListed } = needs;
    this.grants.push(...needs.grants);
    this.notes.push(...(needs.notes ?? []), ...unknownPlace(stop), ...subscriptions(stop));
    if (alsoListed && !this.#plan.walks) this.notes.push(notes.alsoListed(alsoListed));
    for (const name of behind) await this.#addNamed(name, stop);
  }

  /** What is named without a region is in that of whatever names it. */
  async #addNamed(name: string, { ref, region }: Stop): Promise<void> {
    const named = refOf(name);
    if (named) await this.add(await this.#stops.of(named, region === "*" ? undefined : region));
    else this.notes.push(notes.unnamed(name, ref));
  }
}

/** A kind of its author's own: what it refers to is followed, where its look-ups say it. */
const foreign = (stop: Stop): Needs => ({
  grants: [],
  behind: stop.walked?.description?.behind,
  notes: [notes.foreign(stop)],
});

const unknownPlace = (stop: Stop): readonly string[] => [
  ...(stop.region === "*" ? [notes.region(stop)] : []),
  ...(stop.arn.split(":")[4] === "*" ? [notes.account(stop)] : []),
];

/** Whoever invokes a model of somebody else's than Amazon's may have to subscribe to it, also through a profile. */
function subscriptions(stop: Stop): readonly string[] {
  if (!["base", "cross-region", "application-profile"].includes(stop.ref.kind)) return [];
  const providers = idsOf(modelsOf(stop)).map((id) => id.slice(0, id.indexOf(".")));
  return [...new Set(providers)].filter((provider) => provider !== "amazon").map(notes.subscription);
}
