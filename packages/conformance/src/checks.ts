import type { Check, ConnectedCheck, ScriptedCheck } from "./check.ts";
import { abortChecks, answeringAbortChecks } from "./checks/aborts.ts";
import { brokenStreamChecks } from "./checks/broken-streams.ts";
import { concurrencyChecks } from "./checks/concurrency.ts";
import { contentChecks } from "./checks/contents.ts";
import { converseFieldChecks } from "./checks/converse-fields.ts";
import { emptyContainerChecks } from "./checks/empty-containers.ts";
import { exceptionChecks } from "./checks/exceptions.ts";
import { invokeFieldChecks } from "./checks/invoke-fields.ts";
import { mutationChecks } from "./checks/mutation.ts";
import { pathChecks } from "./checks/paths.ts";
import { foreignIdChecks, recognitionChecks } from "./checks/recognition.ts";
import { refusedFieldChecks } from "./checks/refused-fields.ts";
import { refusedOperationChecks } from "./checks/refused-operations.ts";
import { rulesChecks } from "./checks/rules.ts";
import { shapingChecks } from "./checks/shaping.ts";
import { streamChecks } from "./checks/streams.ts";
import { unknownIdChecks } from "./checks/unknown-ids.ts";
import { type Subject, subjectOf } from "./subject.ts";
import type { ModelTargetSuite } from "./suite.ts";

/** All checks of a suite, as data: what `describeModelTarget` registers, and what may also be run one by one. */
export interface SuiteChecks {
  /** What the strategy says. They need no server. */
  readonly saying: readonly Check[];
  /** What becomes of strings that belong to others. They need a connection. */
  readonly foreign: readonly ConnectedCheck[];
  /** What becomes of strings that stand for nothing. They need a connection. */
  readonly unknown: readonly ConnectedCheck[];
  /** What becomes of calls, by modelId. */
  readonly sending: readonly SendingChecks[];
}

/** The checks of one modelId. */
export interface SendingChecks {
  readonly modelId: string;
  /** They need a connection. */
  readonly checks: readonly ConnectedCheck[];
  /** What becomes of AWS's exceptions and of answers that break off. They need a server that can be told what to answer. */
  readonly scripted: readonly ScriptedCheck[];
}

/** The checks of a suite: which ones there are follows from the strategy's rules, never from its kind. */
export function checksOf(suite: ModelTargetSuite): SuiteChecks {
  const subjects = subjectsOf(suite, suite.modelIds);
  return {
    saying: [...recognitionChecks(suite), ...rulesChecks(suite), ...subjects.flatMap(named)],
    foreign: foreignIdChecks(suite),
    unknown: subjectsOf(suite, suite.unknownIds ?? []).flatMap(unknownIdChecks),
    sending: subjects.map((subject) => ({
      modelId: subject.modelId,
      checks: sendingChecks(subject),
      scripted: scriptedChecks(subject),
    })),
  };
}

const subjectsOf = (suite: ModelTargetSuite, modelIds: readonly string[]): readonly Subject[] =>
  modelIds.map((modelId) => subjectOf(suite, modelId)).filter((subject) => subject !== undefined);

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

const scriptedChecks = (subject: Subject): readonly ScriptedCheck[] => [
  ...exceptionChecks(subject),
  ...brokenStreamChecks(subject),
  ...answeringAbortChecks(subject),
];
