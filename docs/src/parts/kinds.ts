import { type KindRules, type Operation, sourceOfKind, type TargetKind, targetKinds } from "@bedrock-targets/core";
import { createEmulator } from "@bedrock-targets/emulator";
import { code, table } from "./markdown.ts";
import { rulesFor } from "./strategies.ts";

/** What nothing but words can say about a kind: what it is for, and what else is special about it. */
const words: Readonly<Record<TargetKind, readonly [purpose: string, remark?: string]>> = {
  base: ["a model of a provider, answered in the region that is called"],
  "cross-region": [
    "the same model, answered by whichever region of a geography has room",
    "called in its source regions",
  ],
  "application-profile": ["a model or profile under a name of your own, so that tags split the bill"],
  prompt: ["a text with variables that is kept, with its model and parameters, in Prompt Management"],
  provisioned: ["capacity that is paid by the hour, for a provider's model or your own"],
  "custom-model": ["a model that you have fine-tuned: the artifact", "cannot be called: pass what serves it"],
  "custom-deployment": ["such a model, served on demand"],
  imported: [
    "weights of your own, brought in by Custom Model Import",
    "Converse is translated where the model has none",
  ],
  router: ["one of two models of a family, chosen for each prompt", "`reply.invokedModelId` says who answered"],
  marketplace: [
    "a model on a SageMaker endpoint that is registered with Bedrock",
    "Converse where the model supports it",
  ],
};

/** One row for each kind. */
export const kindsTable = (): string =>
  table(
    ["kind", "what it is for", "pass its", "what differs"],
    targetKinds.map((kind) => [
      `[${code(kind)}](../targets/${packageOf(kind)}.md${anchorOf(kind)})`,
      words[kind][0],
      hasId(kind) ? "id or ARN" : "ARN",
      differences(kind).join("; ") || "–",
    ]),
  );

/** `provisioned` for `@bedrock-targets/provisioned`. */
export const packageOf = (kind: TargetKind): string => sourceOfKind(kind).package.split("/")[1] ?? "";

/** Where a package serves several kinds, its page has a heading for each. */
const anchorOf = (kind: TargetKind): string => (packageOf(kind) === kind ? "" : `#${kind}`);

const account = createEmulator().account.targets;

/** The first modelId that an account has of a kind: an ARN where there is no shorter form. */
export const exampleOf = (kind: TargetKind): string => account.find((target) => target.kind === kind)?.modelId ?? "";

/** Whether a kind has ids beside its ARNs, as an account shows it. */
const hasId = (kind: TargetKind): boolean =>
  account.some((target) => target.kind === kind && !target.modelId.startsWith("arn:"));

/** An example without what all ARNs have in common. */
export const shortened = (modelId: string): string => modelId.replace(/^arn:aws:bedrock:[^:]*:[^:]*:/, "…:");

/** What the rules say about a kind, in short. */
function differences(kind: TargetKind): string[] {
  const rules = rulesFor(kind);
  const remark = words[kind][1];
  return [
    ...(rules.takes ? [`takes ${code("variables")}`] : []),
    ...(rules.messages === "optional" ? [`${code("messages")} may be left out`] : []),
    ...refused(rules),
    ...(remark ? [remark] : []),
  ];
}

const operations: readonly Operation[] = ["converse", "converseStream", "invokeModel", "invokeModelStream"];

function refused({ refuses = {} }: KindRules): string[] {
  const names = Object.keys(refuses);
  if (operations.every((operation) => names.includes(operation))) return []; // the remark says so
  return names.length > 0 ? [`refuses ${names.map(code).join(", ")}`] : [];
}
