import type { FoundationModelDetails, Look } from "@bedrock-targets/core";

/** What AWS says of a foundation model, by its id. */
export async function modelDetails(look: Look, modelId: string): Promise<Partial<FoundationModelDetails>> {
  const { modelDetails: details } = await look("getFoundationModel", { modelIdentifier: modelId });
  return details ?? {};
}
