import type { ErrorFault, Fault } from "@bedrock-targets/emulator";
import type { Random } from "./random.ts";

/** A fault that one request is to meet; `whole`: how many frames of a stream come through before it. */
export interface PlannedFault {
  readonly fault: Fault;
  readonly whole?: number;
}

/** What a drawn fault may be like. */
interface Surroundings {
  readonly isStream: boolean;
}

type Draw = (random: Random, surroundings: Surroundings) => PlannedFault;

const refusals = [
  "throttle",
  "daily-quota",
  "overloaded",
  "unavailable",
  "internal-error",
  "model-timeout",
  "expired-token",
] as const;

const endings = ["end", "close", "reset", "rst-stream", "goaway"] as const;
const codes = ["NO_ERROR", "INTERNAL_ERROR", "CANCEL", "REFUSED_STREAM"] as const;
const errors: readonly [ErrorFault, ...ErrorFault[]] = [
  { kind: "error", status: 400, name: "ValidationException" },
  { kind: "error", status: 403, name: "AccessDeniedException" },
  { kind: "error", status: 404, name: "ResourceNotFoundException" },
];

const pages = [200, 403, 502, 503] as const;
const frameErrors = [
  "ThrottlingException",
  "ModelStreamErrorException",
  "InternalServerException",
  "ServiceUnavailableException",
  "ValidationException",
] as const;

/** How many frames come through: mostly few, since what is decided there is whether anything was said. */
const wholeOf = (random: Random): number => (random.chance(0.5) ? random.whole(0, 2) : random.whole(3, 22));

const by = (random: Random) => ({ by: random.oneOf(endings), code: random.oneOf(codes) });

const refusal: Draw = (random) => ({ fault: { kind: random.oneOf(refusals) } });

const milliseconds: Draw = (random) => ({
  fault: { kind: "throttle", headers: { "x-amz-retry-after": String(random.whole(0, 20)) } },
});

const coldStart: Draw = () => ({ fault: { kind: "cold-start" } });

const modelError: Draw = (random) => ({
  fault: { kind: "model-error", members: { originalStatusCode: random.oneOf([400, 429, 500, 503]) } },
});

const anyError: Draw = (random) => ({ fault: random.oneOf(errors) });

const page: Draw = (random) => ({ fault: { kind: "proxy-page", status: random.oneOf(pages) } });

const noAnswer: Draw = (random) => ({ fault: { kind: "answer", body: random.oneOf(["{}", "[]", "null", "once"]) } });

const contentType: Draw = () => ({ fault: { kind: "content-type" } });

const connection: Draw = (random) => ({ fault: { kind: random.oneOf(["close", "reset"]) } });

const ofHttp2: Draw = (random) => ({
  fault: random.chance(0.5)
    ? { kind: "rst-stream", code: random.oneOf(codes) }
    : { kind: "goaway", code: random.oneOf(codes), finish: random.chance(0.5) },
});

const cutAfter: Draw = (random, { isStream }) => {
  const whole = isStream ? wholeOf(random) : 0;
  return { fault: { kind: "cut-after", events: whole, ...by(random) }, whole };
};

const cutInside: Draw = (random, { isStream }) => {
  const whole = isStream ? wholeOf(random) : 0;
  return { fault: { kind: "cut-inside", frame: whole + 1, ...by(random) }, whole };
};

const cutAt: Draw = (random) => ({ fault: { kind: "cut-at", bytes: random.whole(1, 14), ...by(random) }, whole: 0 });

const stall: Draw = (random, { isStream }) => {
  const whole = isStream ? wholeOf(random) : 0;
  return { fault: { kind: "stall", after: whole }, whole };
};

const corrupt: Draw = (random) => {
  const whole = wholeOf(random);
  return { fault: { kind: "corrupt", frame: whole + 1, bit: random.whole(0, 999) }, whole };
};

const errorFrame: Draw = (random) => {
  const whole = wholeOf(random);
  const as = random.oneOf(["exception", "error"] as const);
  return { fault: { kind: "error-frame", after: whole, name: random.oneOf(frameErrors), as }, whole };
};

const plain: readonly [Draw, ...Draw[]] = [
  refusal,
  refusal,
  milliseconds,
  coldStart,
  modelError,
  anyError,
  page,
  noAnswer,
  contentType,
  connection,
  ofHttp2,
  cutInside,
  cutAt,
  cutAfter,
  stall,
];

const ofStreams: readonly [Draw, ...Draw[]] = [
  refusal,
  milliseconds,
  coldStart,
  modelError,
  anyError,
  page,
  contentType,
  connection,
  ofHttp2,
  cutAfter,
  cutAfter,
  cutInside,
  cutInside,
  cutAt,
  stall,
  corrupt,
  corrupt,
  errorFrame,
  errorFrame,
];

/** One fault that may make a request fail. */
export const drawFault: Draw = (random, surroundings) =>
  random.oneOf(surroundings.isStream ? ofStreams : plain)(random, surroundings);

/** One that only makes it slow. */
export const drawSlowness = (random: Random): Fault =>
  random.chance(0.5)
    ? { kind: "latency", ms: random.whole(1, 25), rate: 0.7 }
    : { kind: "trickle", bytes: random.whole(20, 200), everyMs: 1 };

/** Kinds that answer in the service's place: the emulator asks those first. */
const replacing: ReadonlySet<Fault["kind"]> = new Set([
  ...refusals,
  "cold-start",
  "model-error",
  "error",
  "proxy-page",
  "answer",
  "close",
  "reset",
  "rst-stream",
]);

/** Whether a fault answers in the service's place, and does not only change the answer. */
export const isReplacing = (fault: Fault): boolean =>
  replacing.has(fault.kind) || (fault.kind === "goaway" && fault.finish !== true);

/** Whether a fault ends its connection, and with it whatever else is on it. */
export const endsConnection = (fault: Fault): boolean =>
  ["close", "reset", "goaway"].includes(fault.kind) ||
  ("by" in fault && ["close", "reset", "goaway"].includes(fault.by ?? ""));
