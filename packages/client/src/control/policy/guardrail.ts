import { invalidRequest } from "@bedrock-targets/core/target";
import { ownedArn, placeOfRegion } from "./arns.ts";
import { grantsOf } from "./grant.ts";
import { notes } from "./notes.ts";
import type { Part } from "./part.ts";

/** What a guardrail adds: its own action, whatever is invoked. @throws BedrockTargetError `invalid-request` */
export function guardrailPart(guardrail: string | undefined, region: string | undefined): Part {
  if (guardrail === undefined) return { grants: [], notes: [notes.noGuardrail()] };
  const isArn = /^arn:[a-z-]+:bedrock:[a-z0-9-]+:\d{12}:guardrail\/[a-z0-9]+$/.test(guardrail);
  if (!isArn && !/^[a-z0-9]+$/.test(guardrail)) {
    throw invalidRequest(
      `\`guardrail\` is ${JSON.stringify(guardrail)}.`,
      "Pass the id or the ARN of one guardrail, without a version: the permission is for all of its versions.",
    );
  }
  const arn = isArn ? guardrail : ownedArn(placeOfRegion(region), "*", `guardrail/${guardrail}`);
  return {
    grants: grantsOf(["bedrock:ApplyGuardrail"], [arn]),
    notes: [notes.guardrail(arn), ...(isArn ? [] : [notes.guardrailAccount()])],
  };
}
