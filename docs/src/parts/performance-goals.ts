/** Something to reach: in words, and whether a number does, beside the AWS SDK's. */
export interface Aim {
  readonly words: string;
  readonly isReached: (number: number, sdk: number) => boolean;
}

/** What was aimed at in a column. */
export interface Goal {
  readonly key: string;
  readonly title: string;
  /** With the default transport. */
  readonly ours?: Aim;
  /** With the direct one. */
  readonly direct?: Aim;
  /** The row in which the direct one's number is. Default: `ours-direct`. */
  readonly row?: string;
}

const atMost = (limit: number): Aim => ({ words: `≤ ${limit}`, isReached: (number) => number <= limit });
const atLeast = (limit: number): Aim => ({ words: `≥ ${limit}`, isReached: (number) => number >= limit });

/** A round trip takes 20 ms here, and two of them 40. */
const oneRoundTrip: Aim = { words: "one round trip", isReached: (ms) => ms < 30 };
const sdkAnd25: Aim = { words: "≤ AWS SDK + 25", isReached: (kB, sdk) => kB <= sdk + 25 };

/** What this project set out for, before it was written. Ratios are to the AWS SDK as it comes. */
export const goals: readonly Goal[] = [
  { key: "cpu-tls", title: "CPU per call, TLS", ours: atMost(0.2), direct: atMost(0.08) },
  { key: "cpu-tcp", title: "CPU per call, plain TCP", ours: atMost(0.45), direct: atMost(0.16) },
  { key: "rate-1", title: "calls/s, one at a time", ours: atLeast(6), direct: atLeast(12) },
  { key: "rate-16", title: "calls/s, 16 at once", ours: atLeast(5), direct: atLeast(14) },
  { key: "rate-64", title: "calls/s, 64 at once", ours: atLeast(5), direct: atLeast(12) },
  { key: "latency", title: "call to a server 20 ms away, ms", ours: oneRoundTrip, direct: oneRoundTrip },
  { key: "connections", title: "connections opened for 1,000 calls", ours: atMost(2), direct: atMost(2) },
  { key: "event", title: "CPU per stream event", ours: atMost(0.22), direct: atMost(0.19) },
  { key: "rss", title: "memory per open stream", ours: atMost(1), direct: atMost(0.85) },
  { key: "opened", title: "streams open at once", ours: atLeast(500), direct: atLeast(500) },
  { key: "cold", title: "cold start", ours: atMost(1), direct: atMost(0.55) },
  { key: "cold", title: "… with AWS's chain of providers", direct: atMost(0.85), row: "ours-direct-chain" },
  { key: "cold-bundled", title: "cold start, bundled", ours: atMost(1), direct: atMost(0.55) },
  { key: "cold-bundled", title: "… with AWS's chain of providers", direct: atMost(0.85), row: "ours-direct-chain" },
  { key: "bundle", title: "bundle, kB", ours: sdkAnd25 },
  { key: "at-start", title: "loaded at start, kB", ours: sdkAnd25, direct: atMost(22) },
];
