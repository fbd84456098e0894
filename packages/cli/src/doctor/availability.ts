import type { GetFoundationModelAvailabilityResponse } from "@aws-sdk/client-bedrock";
import { toTargetError } from "@bedrock-targets/core";
import { failureJson } from "../failure.ts";
import { awsClient } from "./aws-client.ts";
import type { Patient } from "./finding.ts";

/** A model in a region, and for the sake of which target it is asked about. */
export interface Question {
  readonly modelId: string;
  readonly region: string | undefined;
  readonly target: string;
  /** Whether the region is only the one that is called, of all that may answer. */
  readonly isOneOfAll: boolean;
}

/** Questions that are asked at once. */
const atOnce = 4;

/** Without the length of the context (`…-v1:0:128k`), which the operation does not take. */
export const plainId = (modelId: string): string => modelId.split(":").slice(0, 2).join(":");

/** The same for the same question, for the sake of whichever target. */
export const keyOf = ({ modelId, region }: Question): string => `${modelId} ${region}`;

export const distinct = (questions: readonly Question[]): Question[] => [
  ...new Map(questions.map((question) => [keyOf(question), question])).values(),
];

/** What is wrong with a model in a region, or why that could not be asked. */
export type Answer = { readonly faults: readonly string[] } | { readonly failure: string };

/** Asks AWS's own check, once for each model and region. */
export async function ask(questions: readonly Question[], patient: Patient): Promise<ReadonlyMap<string, Answer>> {
  const answers = new Map<string, Answer>();
  for (let at = 0; at < questions.length; at += atOnce) {
    const some = questions.slice(at, at + atOnce);
    await Promise.all(some.map(async (question) => answers.set(keyOf(question), await answerTo(question, patient))));
  }
  return answers;
}

async function answerTo({ modelId, region }: Question, { account, signal }: Patient): Promise<Answer> {
  const { GetFoundationModelAvailabilityCommand } = await import("@aws-sdk/client-bedrock");
  const aws = await awsClient({ ...account.settings, ...(region !== undefined && { region }) });
  try {
    const answer = await aws.send(new GetFoundationModelAvailabilityCommand({ modelId }), { abortSignal: signal });
    return { faults: faultsIn(answer) };
  } catch (thrown) {
    signal.throwIfAborted();
    return { failure: failureJson(toTargetError(thrown)).error.message };
  } finally {
    aws.destroy();
  }
}

/** What of the answer's four parts is not as it should be. */
function faultsIn(answer: GetFoundationModelAvailabilityResponse): string[] {
  const { agreementAvailability, authorizationStatus, entitlementAvailability, regionAvailability } = answer;
  return [
    ...(regionAvailability === "AVAILABLE" ? [] : ["the region does not offer it"]),
    ...(entitlementAvailability === "AVAILABLE" ? [] : ["the account is not entitled to it"]),
    ...(authorizationStatus === "AUTHORIZED" ? [] : ["the account is not authorized for it"]),
    ...(agreementAvailability?.status === "AVAILABLE"
      ? []
      : [`the agreement is ${agreementAvailability?.status ?? "missing"}`]),
  ];
}
