import { applicationProfile } from "@bedrock-targets/application-profile";
import { BedrockClient, type BoundTarget, type ConverseReply } from "@bedrock-targets/client";

const profiles = "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile";
const configured = process.env.TENANT_PROFILES ?? `chatbot=${profiles}/chatbot00001,finance=${profiles}/finance00001`;

const bedrock = new BedrockClient({ targets: [applicationProfile] });

/** Tenant → the application profile that has the tenant's cost tags. */
export type Tenants = ReadonlyMap<string, BoundTarget>;

/** A wrong ARN fails here, at the start, and not at its tenant's first request. @throws BedrockTargetError */
export function readTenants(): Tenants {
  const pairs = configured.split(",").map((pair) => pair.split("=").map((part) => part.trim()));
  return new Map(pairs.map(([tenant = "", profileArn = ""]) => [tenant, bedrock.target(profileArn)]));
}

/** Answers at the expense of whoever the profile is tagged with. @throws BedrockTargetError */
export function answer(profile: BoundTarget, question: string): Promise<ConverseReply> {
  return bedrock.converse(profile, { messages: question });
}
