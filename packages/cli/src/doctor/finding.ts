import type { Account } from "../account/account.ts";
import type { Io } from "../io.ts";

/** How a check has ended. `unknown`: it could not be carried out, which is no fault by itself. */
export type Verdict = "pass" | "fail" | "unknown";

/** One line of the doctor's report. */
export interface Finding {
  readonly name: string;
  readonly verdict: Verdict;
  /** What was found. */
  readonly detail: string;
  /** What to do; absent where nothing is to be done. */
  readonly fix?: string;
}

/** What checks look at. */
export interface Patient {
  readonly account: Account;
  readonly env: Io["env"];
  readonly signal: AbortSignal;
  /** The targets whose models are to be checked; empty: those of the account. */
  readonly modelIds: readonly string[];
}

/** A check: a few findings, never an error that is its own fault. */
export interface Check {
  readonly name: string;
  readonly examine: (patient: Patient) => Promise<readonly Finding[]>;
}

export const pass = (name: string, detail: string): Finding => ({ name, verdict: "pass", detail });
export const fail = (name: string, detail: string, fix: string): Finding => ({ name, verdict: "fail", detail, fix });
export const unknown = (name: string, detail: string, fix?: string): Finding => ({
  name,
  verdict: "unknown",
  detail,
  ...(fix !== undefined && { fix }),
});
