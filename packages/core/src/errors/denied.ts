import type { AwsException } from "./aws-exceptions.ts";
import type { ErrorCode } from "./codes.ts";

/** The types of policies, as IAM's sentences name them. */
const policies = [
  "service control policy",
  "resource control policy",
  "permissions boundary",
  "VPC endpoint policy",
  "session policy",
  "identity-based policy",
  "resource-based policy",
] as const;

/**
 * For a denial by IAM, which names action, resource and the type of the policy: the statement to add, or whose deny must
 * go, with the region where it was denied. A profile sends calls to regions that nobody named, and its policy must allow
 * the model in each of them.
 */
export function deniedAdvice({ message }: AwsException, code: ErrorCode): string | undefined {
  if (code !== "access-denied") return undefined;
  const denied = deniedCall(message);
  const policy = policies.find((name) => message.includes(name));
  if (message.includes("explicit deny")) {
    const whose = policy ? `that ${policy}` : "the policy that says so";
    return `Ask whoever owns ${whose} to remove its explicit deny${denied ? ` of ${denied.text}` : ""}: no other permission outweighs it.`;
  }
  if (!denied) return undefined;
  const place = policy && policy !== "identity-based policy" ? ` in the ${policy}` : "";
  const everywhere = denied.region ? "; for a profile, do so in every region it may use" : "";
  return `Allow ${denied.text}${place}${everywhere}.`;
}

/** The action and the resource that IAM names, and the region in the resource. */
function deniedCall(message: string): { readonly text: string; readonly region: string | undefined } | undefined {
  const action = wordAfter(message, "to perform: ");
  const resource = wordAfter(message, "on resource: ");
  if (!action || !resource) return undefined;
  const region = resource.split(":", 4)[3];
  return { text: `\`${action}\` on \`${resource}\`${region ? `, which lies in ${region}` : ""}`, region };
}

function wordAfter(text: string, lead: string): string | undefined {
  const at = text.indexOf(lead);
  return at < 0 ? undefined : text.slice(at + lead.length).split(/[\s"']/, 1)[0];
}
