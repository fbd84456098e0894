import { failureJson } from "../failure.ts";
import { bearerToken } from "./checks/bearer-token.ts";
import { credentials } from "./checks/credentials.ts";
import { endpoints } from "./checks/endpoints.ts";
import { modelAccess } from "./checks/model-access.ts";
import { permissions } from "./checks/permissions.ts";
import { proxy } from "./checks/proxy.ts";
import { region } from "./checks/region.ts";
import { type Check, type Finding, type Patient, unknown } from "./finding.ts";

/** In the order in which one thing needs the other. */
export const checks: readonly Check[] = [region, credentials, bearerToken, proxy, endpoints, permissions, modelAccess];

/** Nothing that a check waits for takes longer where all is well. Milliseconds. */
const limits: Readonly<Record<string, number>> = { [modelAccess.name]: 60_000, [permissions.name]: 30_000 };
const usualLimit = 15_000;

/** All checks at once; the findings come in their order, each check's as soon as those before it are through. */
export async function* examine(patient: Patient): AsyncGenerator<readonly Finding[], void, void> {
  const running = checks.map((check) => carryOut(check, patient));
  for (const findings of running) yield await findings;
}

async function carryOut({ name, examine: ask }: Check, patient: Patient): Promise<readonly Finding[]> {
  const limit = AbortSignal.timeout(limits[name] ?? usualLimit);
  const signal = AbortSignal.any([patient.signal, limit]);
  try {
    return await ask({ ...patient, signal });
  } catch (thrown) {
    const { message, advice } = failureJson(thrown).error;
    return [
      limit.aborted
        ? unknown(name, "there was no answer in time", "Check the network.")
        : unknown(name, message, advice),
    ];
  }
}
