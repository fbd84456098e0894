import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Order, Report } from "../server/process.ts";
import { plainScenario, type Scenario } from "../server/scenario.ts";
import type { Stub, Urls } from "../server/stub.ts";
import { startChild } from "./child.ts";

/** The stub's process, as the harness sees it. */
export interface Server {
  readonly urls: Urls;
  /** Where its certificate is, for `NODE_EXTRA_CA_CERTS`. */
  readonly certificateFile: string;
  /** What differs from the plain scenario, from now on. */
  play(scenario: Partial<Scenario>): Promise<void>;
  counts(): Promise<Stub["counts"]>;
  end(): Promise<void>;
}

export async function startServer(): Promise<Server> {
  const child = startChild("server/process.ts", [], { PATH: process.env.PATH });
  const ask = (order: Order) => child.ask<Report>(order);
  const { urls, cert } = await ask({});
  const { file, remove } = keep(cert);
  return {
    urls,
    certificateFile: file,
    play: async (scenario) => void (await ask({ scenario: { ...plainScenario, ...scenario } })),
    counts: async () => (await ask({})).counts,
    async end() {
      remove();
      await child.end();
    },
  };
}

/** In a folder that is gone when we are, at the latest. */
function keep(certificate: string): { file: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), "bedrock-targets-bench-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once("exit", remove);
  const file = join(folder, "certificate.pem");
  writeFileSync(file, certificate);
  return { file, remove };
}
