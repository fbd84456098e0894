import type { Check, ConnectedCheck } from "./check.ts";
import { abortChecks } from "./checks/aborts.ts";
import { concurrencyChecks } from "./checks/concurrency.ts";
import { contentChecks } from "./checks/contents.ts";
import { converseFieldChecks } from "./checks/converse-fields.ts";
import { emptyContainerChecks } from "./checks/empty-containers.ts";
import { invokeFieldChecks } from "./checks/invoke-fields.ts";
import { mutationChecks } from "./checks/mutation.ts";
import { pathChecks } from "./checks/paths.ts";
import { foreignIdChecks, recognitionChecks } from "./checks/recognition.ts";
import { refusedFieldChecks } from "./checks/refused-fields.ts";
import { refusedOperationChecks } from "./checks/refused-operations.ts";
import { rulesChecks } from "./checks/rules.ts";
import { shapingChecks } from "./checks/shaping.ts";
import { streamChecks } from "./checks/streams.ts";
import { type Subject, subjectOf } from "./subject.ts";
import type { ModelTargetSuite } from "./suite.ts";

/** All checks of a suite, as data: what `describeModelTarget` registers, and what may also be run one by one. */
export interface SuiteChecks {
  /** What the strategy says. They need no server. */
  readonly saying: readonly Check[];
  /** What becomes of strings that belong to others. They need a connection. */
  readonly foreign: readonly ConnectedCheck[];
  /** What becomes of calls, by modelId. They need a connection. */
  readonly sending: readonly { readonly modelId: string; readonly checks: readonly ConnectedCheck[] }[];
}

/** The checks of a suite: which ones there are follows from the strategy's rules, never from its kind. */
export function checksOf(suite: ModelTargetSuite): SuiteChecks {
  const subjects = suite.modelIds
    .map((modelId) => subjectOf(suite, modelId))
    .filter((subject) => subject !== undefined);
  return {
    saying: [...recognitionChecks(suite), ...rulesChecks(suite), ...subjects.flatMap(named)],
    foreign: foreignIdChecks(suite),
    sending: subjects.map((subject) => ({ modelId: subject.modelId, checks: sendingChecks(subject) })),
  };
}

/** Shaping is checked for each modelId, in one list with what is said about all of them. */
const named = (subject: Subject): readonly Check[] =>
  shapingChecks(subject).map((check) => ({ ...check, name: `${check.name} (${subject.modelId})` }));

const sendingChecks = (subject: Subject): readonly ConnectedCheck[] => [
  ...pathChecks(subject),
  ...converseFieldChecks(subject),
  ...invokeFieldChecks(subject),
  ...emptyContainerChecks(subject),
  ...refusedFieldChecks(subject),
  ...refusedOperationChecks(subject),
  ...contentChecks(subject),
  ...mutationChecks(subject),
  ...concurrencyChecks(subject),
  ...streamChecks(subject),
  ...abortChecks(subject),
];
