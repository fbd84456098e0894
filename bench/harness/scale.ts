/** How much is done in one sample: enough to be well above a clock's grain, little enough that rounds stay short. */
export interface Scale {
  readonly rounds: number;
  /** After this time no further round is begun; there is always one. */
  readonly budgetMs: number;
  readonly coldRounds: number;
  readonly streamRounds: number;
  /** How long each is warmed up, before its first sample. */
  readonly warmUpMs: number;
  /** How long a sample lasts, of calls or of streams. */
  readonly sampleMs: number;
  readonly farCalls: number;
  readonly connectionCalls: number;
  /** Text events of a stream; and where each has a write of its own. */
  readonly events: number;
  readonly loneEvents: number;
  /** Streams that are open at once. */
  readonly streams: number;
}

export const full: Scale = {
  rounds: 9,
  budgetMs: Number.POSITIVE_INFINITY,
  coldRounds: 9,
  streamRounds: 3,
  warmUpMs: 3_000,
  sampleMs: 500,
  farCalls: 9,
  connectionCalls: 1_000,
  events: 5_000,
  loneEvents: 2_000,
  streams: 500,
};

/** Under a minute in all: to see whether something is wrong, not for figures to be quoted. */
export const quick: Scale = {
  rounds: 3,
  budgetMs: 40_000,
  coldRounds: 2,
  streamRounds: 1,
  warmUpMs: 150,
  sampleMs: 50,
  farCalls: 2,
  connectionCalls: 100,
  events: 2_000,
  loneEvents: 500,
  streams: 100,
};
