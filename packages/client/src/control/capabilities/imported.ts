import type { Capability, CapabilityName } from "./capability.ts";

const without: Capability = {
  answer: "no",
  reason: "the control plane says that it has no Converse, and nothing in this client translates for it",
  source: "control-plane",
};

const always = "InvokeModel takes every imported model";

/**
 * What can be done with an imported model, behind which no foundation model stands. Whether it has Converse itself is in
 * `resolution.imported`; where it has not, this client says the same by InvokeModel. Source: the Bedrock user guide, "Use an
 * imported model".
 */
export function importedCapability(
  name: CapabilityName,
  hasConverse: boolean | undefined,
  translates: boolean,
): Capability | undefined {
  if (name === "invokeModel" || name === "invokeModelStream") return { answer: "yes", reason: always, source: "rules" };
  if (name !== "converse" && name !== "converseStream") return undefined;
  if (hasConverse)
    return { answer: "yes", reason: "the control plane says that it has Converse", source: "control-plane" };
  if (!translates) return hasConverse === false ? without : undefined;
  const where = hasConverse === false ? "it has no Converse, and" : "if it has no Converse,";
  return { answer: "yes", reason: `${where} this client translates to InvokeModel`, source: "rules" };
}
