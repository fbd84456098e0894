import type { GetPromptResponse, Look, Lookups, ModelRef, PromptFacts } from "@bedrock-targets/core";

/** A prompt's only variant names a model, unless it is bound to an agent or left open. AWS documents no state. */
export const prompt: Lookups<"prompt"> = {
  destinations: "behind",
  mayChange: ({ version }) => version === undefined, // the draft
  describe: async (ref, look) => {
    const answer = await promptOf(ref, look);
    const facts = factsOf(answer);
    return { arn: answer.arn, name: facts.name, behind: facts.modelId ? [facts.modelId] : [], prompt: facts };
  },
};

/** The prompt as it is stored. */
export const promptOf = (ref: ModelRef, look: Look): Promise<GetPromptResponse> =>
  look("getPrompt", {
    promptIdentifier: identifierOf(ref),
    ...(ref.version !== undefined && { promptVersion: ref.version }),
  });

/** The prompt service's own pattern takes ARNs of the partition `aws` alone; elsewhere the id has to do. */
function identifierOf({ modelId, partition, resourceId = "", version }: ModelRef): string {
  if (partition !== "aws") return resourceId;
  return version === undefined ? modelId : modelId.slice(0, -version.length - 1);
}

function factsOf({ name = "", version = "", variants }: GetPromptResponse): PromptFacts {
  const [variant] = variants ?? [];
  const { text, chat } = variant?.templateConfiguration ?? {};
  const variables = (text ?? chat)?.inputVariables?.flatMap((variable) => variable.name ?? []) ?? [];
  const modelId = variant?.modelId || undefined;
  return { name, version, variables, ...(modelId !== undefined && { modelId }) };
}
