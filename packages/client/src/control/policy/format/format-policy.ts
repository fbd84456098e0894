import { invalidRequest } from "@bedrock-targets/core/target";
import type { PolicyDocument } from "../document.ts";
import { cdk } from "./cdk.ts";
import { terraform } from "./terraform.ts";

/** What a policy can be written as. */
export type PolicyFormat = "cdk" | "terraform";

/**
 * Writes a policy document as source text: a TypeScript list of `PolicyStatement` for AWS CDK 2, or a Terraform
 * `aws_iam_policy_document`.
 *
 * @throws BedrockTargetError `invalid-request` for another format
 */
export function formatPolicy(document: PolicyDocument, format: PolicyFormat): string {
  if (format === "cdk") return cdk(document);
  if (format === "terraform") return terraform(document);
  throw invalidRequest(
    `\`format\` is ${JSON.stringify(format)}.`,
    'It is "cdk" or "terraform"; for JSON, use `JSON.stringify(document, null, 2)`.',
  );
}
