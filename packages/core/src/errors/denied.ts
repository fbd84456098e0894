import type { AwsException } from "./aws-exceptions.ts";
import type { ErrorCode } from "./codes.ts";

/**
 * For a denial by IAM, which names action and resource: the statement to add, with the region where it was denied. A
 * profile sends calls to regions that nobody named, and its policy must allow the model in each of them.
 */
export function deniedAdvice({ message }: AwsException, code: ErrorCode): string | undefined {
  if (code !== "access-denied") return undefined;
  const action = wordAfter(message, "to perform: ");
  const resource = wordAfter(message, "on resource: ");
  if (!action || !resource) return undefined;
  const region = resource.split(":")[3];
  return `Allow \`${action}\` on \`${resource}\`${region ? `, which lies in ${region}` : ""}; for a profile, do so in every region it may use.`;
}

function wordAfter(text: string, lead: string): string | undefined {
  const at = text.indexOf(lead);
  return at < 0 ? undefined : text.slice(at + lead.length).split(/[\s"']/, 1)[0];
}
