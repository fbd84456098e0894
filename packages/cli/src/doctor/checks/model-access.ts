import { BedrockTargetError, parseModelId } from "@bedrock-targets/core/target";
import { listAll } from "../../account/listing.ts";
import { failureJson } from "../../failure.ts";
import { type Answer, ask, distinct, keyOf, plainId, type Question } from "../availability.ts";
import { type Check, type Finding, fail, type Patient, pass, unknown } from "../finding.ts";

const name = "model access";
/** More questions than these are not asked. */
const most = 120;

/** Whether the account may use the models behind each target, in every region where a call may be answered. */
export const modelAccess: Check = {
  name,
  async examine(patient) {
    const modelIds = patient.modelIds.length > 0 ? patient.modelIds : await ownTargets(patient);
    if (modelIds.length === 0) return [unknown(name, "there is no target to check", "Name one: `doctor <modelId>`.")];
    const found = await Promise.all(modelIds.map((modelId) => questionsFor(modelId, patient)));
    const questions = found.flatMap((one) => one.questions);
    const answers = await ask(distinct(questions).slice(0, most), patient);
    const findings = questions.flatMap((question) => {
      const answer = answers.get(keyOf(question));
      return answer ? [findingOn(question, answer)] : [];
    });
    const left = questions.length - findings.length;
    const more = left > 0 ? [unknown(name, `${left} more were not asked about`, "Name fewer targets.")] : [];
    return [...found.flatMap((one) => one.findings), ...findings, ...more];
  },
};

/** What the account has made itself, and hence surely uses; at most ten. */
async function ownTargets({ account, signal }: Patient): Promise<string[]> {
  const { targets } = await listAll(account.client, {
    kinds: ["application-profile", "prompt", "router", "provisioned"],
    signal,
  });
  return targets.map(({ modelId }) => modelId).slice(0, 10);
}

async function questionsFor(
  target: string,
  { account, signal }: Patient,
): Promise<{ readonly questions: readonly Question[]; readonly findings: readonly Finding[] }> {
  try {
    parseModelId(target);
    const { models, region, destinations, missing } = await account.client.resolve(target, { signal });
    const isOneOfAll = destinations.includes("*");
    const questions = models.map((model): Question => {
      const own = [model.region, region].find((one) => one !== "*" && one !== "unknown");
      return { modelId: plainId(model.modelId), region: own, target, isOneOfAll };
    });
    const findings = missing.map(({ action, resource }) =>
      unknown(name, `${target}: ${action} is not allowed`, `Allow \`${action}\` on \`${resource}\`.`),
    );
    const isEmpty = questions.length + findings.length === 0;
    return {
      questions,
      findings: isEmpty ? [pass(name, `${target}: no foundation model stands behind it`)] : findings,
    };
  } catch (thrown) {
    signal.throwIfAborted();
    if (!BedrockTargetError.is(thrown)) throw thrown;
    const { code, message, advice = "" } = failureJson(thrown).error;
    const finding = code === "not-found" || code === "invalid-target" ? fail : unknown;
    return { questions: [], findings: [finding(name, `${target}: ${message}`, advice)] };
  }
}

function findingOn({ modelId, region, target, isOneOfAll }: Question, answer: Answer): Finding {
  const others = isOneOfAll ? " (it may be answered in other regions too, which were not asked)" : "";
  const about = `${target === modelId ? "" : `${target}: `}${modelId} in ${region ?? "the client's region"}${others}`;
  if ("failure" in answer) {
    return unknown(name, `${about}: ${answer.failure}`, "Allow `bedrock:GetFoundationModelAvailability` to see it.");
  }
  if (answer.faults.length === 0) return pass(name, about);
  return fail(name, `${about}: ${answer.faults.join(", ")}`, noAccess);
}

const noAccess = "Ask for model access there (Bedrock console), or use a target that does without this region.";
