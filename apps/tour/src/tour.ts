import { allTargets } from "@bedrock-targets/all";
import { BedrockClient } from "@bedrock-targets/client";
import { targetKinds } from "@bedrock-targets/core";
import { createEmulator, type Emulator } from "@bedrock-targets/emulator";
import type { TourWish } from "./arguments.ts";
import { rowsOn } from "./screen/row.ts";
import { heading, nextSteps, verdict } from "./screen/sentences.ts";
import type { Terminal } from "./screen/terminal.ts";
import { type Bedrock, travel } from "./travel.ts";
import { expectingRefusals, oneOfEachKind, translation, type Visit, visitsTo } from "./visit.ts";
import { wireInto } from "./wire.ts";

/** Between two pieces of a stream, for somebody who watches. */
const visiblePaceMs = 35;

/** Visits each kind in an embedded Bedrock. Gives the exit code. */
export const tour = async (
  wish: TourWish,
  terminal: Terminal,
  signal: AbortSignal,
  create: typeof createEmulator = createEmulator,
): Promise<number> => {
  const paceMs = wish.paceMs ?? (terminal.isWatched ? visiblePaceMs : 0);
  const emulator = create({ paceMs });
  const { url, close } = await emulator.listen();
  const bedrock = clientOf(url, emulator);
  try {
    const facts = { asking: wish.prompt, Bedrock: whereabouts(url, emulator, paceMs) };
    terminal.write(heading("One client, ten kinds of modelId", facts, terminal.page));
    const journey = { bedrock, wire: wireInto(emulator), begin: rowsOn(terminal), signal };
    return conclude(await travel(visitsIn(emulator, wish.prompt), journey), terminal);
  } finally {
    await bedrock.destroy();
    await close();
  }
};

const conclude = (good: readonly Visit[], { page, write }: Terminal): number => {
  const failed = targetKinds.filter((kind) => !good.some((visit) => visit.kind === kind));
  write(verdict(failed, "All ten kinds did what they should.", page) + nextSteps(page));
  return failed.length === 0 ? 0 : 1;
};

const visitsIn = ({ account }: Emulator, prompt: string): readonly Visit[] =>
  expectingRefusals(visitsTo(oneOfEachKind(account.targets), prompt, translation(prompt)));

const whereabouts = (url: string, { account }: Emulator, paceMs: number): string =>
  `embedded, ${account.region}, ${url}${paceMs > 0 ? `, streams at ${paceMs} ms a piece` : ""}`;

/** The real AWS SDK underneath; what the environment says about AWS has no influence. */
const clientOf = (endpoint: string, { account }: Emulator): Bedrock =>
  new BedrockClient({
    region: account.region,
    targets: allTargets,
    runtime: {
      endpoint,
      credentials: { accessKeyId: "tour", secretAccessKey: "tour" },
      authSchemePreference: ["sigv4"],
      useFipsEndpoint: false,
      useDualstackEndpoint: false,
    },
  });
