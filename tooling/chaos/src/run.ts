import { setTimeout as pause } from "node:timers/promises";
import { carryOut } from "./carry-out.ts";
import { faultsFoundIn } from "./check.ts";
import type { Ended } from "./ended.ts";
import { type ClientPackage, type Lane, openLane, ways } from "./lane.ts";
import { handlesOpen, heapUsed } from "./leaks.ts";
import { outageFaults } from "./outage.ts";
import type { Outcome } from "./outcome.ts";
import { type CallPlan, describeCall, endsConnections, faultsOf, planRound, type RoundPlan } from "./plan.ts";

export interface RunOptions {
  readonly seed: number;
  readonly milliseconds: number;
  /** The number of the one round to run. */
  readonly only?: number | undefined;
  readonly client: ClientPackage;
  /** After so much was found, the rest would say the same. Default 5. */
  readonly enough?: number | undefined;
  /** Operations whose calls are not made, and kinds of faults that do not come. Default none. */
  readonly without?: readonly string[] | undefined;
}

export interface RunResult {
  readonly rounds: number;
  readonly calls: number;
  readonly requests: number;
  readonly replies: number;
  readonly codes: Readonly<Record<string, number>>;
  readonly faults: Readonly<Record<string, number>>;
  /** What was found, with the call that it was found in. */
  readonly found: readonly string[];
}

/** Lanes that run side by side: five of each way. */
const lanes = ways.length * 5;

/** Runs rounds until the time is over. */
export async function run(options: RunOptions): Promise<RunResult> {
  const course = new Course(options);
  const before = handlesOpen();
  await Promise.all(Array.from({ length: lanes }, (_, index) => course.runLane(index)));
  if (course.found.length === 0) await course.checkLeft(before);
  return course;
}

class Course implements RunResult {
  rounds = 0;
  calls = 0;
  requests = 0;
  replies = 0;
  readonly codes: Record<string, number> = {};
  readonly faults: Record<string, number> = {};
  readonly found: string[] = [];
  readonly #options: RunOptions;
  readonly #endsAt: number;
  /** Bytes of the heap, when a third of the time was over. */
  #heap: number | undefined;

  constructor(options: RunOptions) {
    this.#options = options;
    this.#endsAt = performance.now() + options.milliseconds;
  }

  /** Every lane has its own numbers, so that a round is the same whichever was quicker. */
  async runLane(index: number): Promise<void> {
    const { seed, only, client } = this.#options;
    const way = ways[index % ways.length];
    if (!way || (only !== undefined && only % lanes !== index)) return;
    const lane = await openLane(way, client, seed);
    let wasEndangered = false;
    for (let number = only ?? index; !this.#isOver; number += lanes) {
      const round = planRound(seed, number);
      await this.#runRound(lane, round, wasEndangered);
      wasEndangered = endsConnections(round);
      if (only !== undefined) break;
      if (this.rounds % 50 === 49) await lane.renew();
    }
    if (index < ways.length && only === undefined) this.#note(await outageFaults(lane, client), way);
    await lane.close();
  }

  #note(found: readonly string[], way: string): void {
    this.found.push(...found.map((sentence) => `${sentence} (${way})`));
  }

  get #isOver(): boolean {
    return performance.now() >= this.#endsAt || this.found.length >= (this.#options.enough ?? 5);
  }

  async #runRound(lane: Lane, round: RoundPlan, wasEndangered: boolean): Promise<void> {
    const { emulator } = lane;
    const { without = [] } = this.#options;
    emulator.reset();
    for (const { links } of round.calls) {
      for (const fault of links.flatMap(faultsOf)) {
        if (!without.includes(fault.kind)) emulator.faults.add(fault);
      }
    }
    const client = lane.client();
    const destroying = round.destroyAfterMs === undefined ? undefined : pause(round.destroyAfterMs).then(lane.renew);
    const calls = round.calls.filter(({ operation }) => !without.includes(operation));
    const running = calls.map(async (plan) => ({ plan, outcome: await carryOut(client, this.#options.client, plan) }));
    const ended = await Promise.all(running);
    await destroying;
    await this.#settle(lane);
    const isShared = lane.way === "aws-sdk over HTTP/2";
    for (const { plan, outcome } of ended) {
      const requests = emulator.calls.filter(({ body }) => String(JSON.stringify(body)).includes(plan.prompt));
      await this.#check({
        plan,
        outcome,
        requests,
        way: lane.way,
        isEndangered: isShared && (wasEndangered || endsConnections(round)),
        isDestroyed: round.destroyAfterMs !== undefined,
      });
    }
    this.rounds += 1;
    this.#heap ??= performance.now() > this.#endsAt - (this.#options.milliseconds * 2) / 3 ? heapUsed() : undefined;
  }

  /** The server hears a moment later that a client has left. */
  async #settle({ emulator }: Lane): Promise<void> {
    for (let waited = 0; waited < 40; waited += 1) {
      await pause(2);
      if (!emulator.calls.some(({ faults, aborted }) => faults.includes("stall") && !aborted)) return;
    }
  }

  async #check(ended: Ended): Promise<void> {
    const { plan, outcome, requests, way } = ended;
    this.#count(outcome, ended);
    for (const sentence of await faultsFoundIn(ended)) {
      this.found.push(
        `${sentence}\n    ${this.#replay(plan)} (${way})\n    ${describeCall(plan)}\n    ${shortly(outcome)}\n    server: ${JSON.stringify(requests.map(({ modelId, status, faults, aborted }) => [modelId, status, faults, aborted]))}`,
      );
    }
  }

  #replay({ name }: CallPlan): string {
    return `--seed ${this.#options.seed} --only ${name.split("-")[0]}`;
  }

  #count({ reply, error }: Outcome, { requests }: Ended): void {
    this.calls += 1;
    this.requests += requests.length;
    if (reply) this.replies += 1;
    if (error) this.codes[error.code] = (this.codes[error.code] ?? 0) + 1;
    for (const kind of requests.flatMap(({ faults }) => faults)) this.faults[kind] = (this.faults[kind] ?? 0) + 1;
  }

  /** Nothing is left when all is over: neither handles, nor memory that grows. */
  async checkLeft(before: Readonly<Record<string, number>>): Promise<void> {
    let left: readonly string[] = [];
    for (let waited = 0; waited < 50; waited += 1) {
      await pause(100);
      left = Object.entries(handlesOpen()).flatMap(([kind, count]) =>
        count > (before[kind] ?? 0) ? [`${count} ${kind}`] : [],
      );
      if (left.length === 0) break;
    }
    if (left.length > 0) this.found.push(`when all was over, there were still open: ${left.join(", ")}`);
    const heap = heapUsed();
    if (this.#heap !== undefined && heap !== undefined && heap > this.#heap * 1.5 + 20_000_000) {
      this.found.push(`the heap has grown from ${this.#heap} to ${heap} bytes`);
    }
  }
}

const shortly = ({ reply, error, events, ...rest }: Outcome): string =>
  JSON.stringify({
    ...rest,
    reply: reply && { ...reply, attempts: reply.attempts.map(({ target, code }) => [target, code ?? "answered"]) },
    error: error && [
      error.code,
      error.message,
      String(error.cause),
      error.attempts.map(({ target, code }) => [target, code ?? "answered"]),
    ],
    events: events.map(({ type }) => type).join(" "),
  });
