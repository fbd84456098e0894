import { type Arn, isAccountId, isPartition, isRegion, splitArn } from "./arn.ts";
import { isBareId, isProfileId } from "./bare-id.ts";
import type { Diagnosis } from "./diagnosis.ts";
import { meaningOf } from "./foreign-resources.ts";
import { quote } from "./quote.ts";
import { type Resource, resourceOf } from "./resources.ts";

const noArn: Diagnosis = [
  " begins like an ARN and is none",
  "An ARN has six parts: `arn:aws:bedrock:<region>:<account>:<type>/<name>`, all in lower case.",
];

/** What is wrong with a string that begins with `arn:`; nothing for other strings. */
export function diagnoseArn(text: string): Diagnosis | undefined {
  if (!/^arn:/i.test(text)) return undefined;
  const arn = splitArn(text);
  return missingPart(text.split(":")) ?? (arn ? (meaningOf(arn) ?? wrongPart(arn)) : noArn);
}

/** A resource where the account belongs: the part before it was left out, instead of left empty. */
function missingPart(parts: readonly string[]): Diagnosis | undefined {
  const [type = "", name] = (parts[4] ?? "").split("/", 2);
  const resource = name === undefined ? undefined : resourceOf(type);
  if (!resource) return undefined;
  const noRegion = isAccountId(parts[3] ?? "");
  const missing = noRegion ? "<region>" : resource.account === "none" ? "" : "<the account's 12 digits>";
  const whole = parts.toSpliced(noRegion ? 3 : 4, 0, missing).join(":");
  return [`: the ${noRegion ? "region" : "account"}'s part is missing`, `Write \`${whole}\`.`];
}

/** The first part that is wrong, by the table of resources. */
function wrongPart(arn: Arn): Diagnosis {
  const { partition, service, region, type, name } = arn;
  const resource = resourceOf(type);
  if (!isPartition(partition)) {
    return [`: ${quote(partition)} is no partition`, "It is `aws`, `aws-us-gov`, `aws-cn`, …"];
  }
  if (!resource) {
    return [
      `: ${quote(type)} is no resource that Bedrock accepts as modelId`,
      "Pass the ARN of a model, profile, prompt, provisioned throughput, deployment, router or endpoint.",
    ];
  }
  if (service === "sagemaker" && partition !== "aws") {
    return [": Bedrock takes endpoints in partition `aws` only", "Use an endpoint of a commercial region."];
  }
  if (region === "") {
    return [
      ": the ARN names no region",
      isBareId(name)
        ? `Pass \`${name}\`, or the ARN with its region; the region-less form is for IAM policies.`
        : "Put the region in: `arn:aws:bedrock:<region>:…`.",
    ];
  }
  if (!isRegion(region)) return [`: ${quote(region)} is no region`, "A region is written like `us-east-1`."];
  return wrongAccount(arn, resource) ?? wrongName(arn, resource);
}

function wrongAccount({ partition, region, accountId }: Arn, { account }: Resource): Diagnosis | undefined {
  if (account === "own") {
    return isAccountId(accountId)
      ? undefined
      : [`: the account id ${quote(accountId)} is not 12 digits long`, "Copy the ARN again."];
  }
  return accountId === ""
    ? undefined
    : [": a foundation model's ARN has no account id", `Write \`arn:${partition}:bedrock:${region}::…\`.`];
}

function wrongName({ partition, region, type, name }: Arn, { kind, name: [, expected] }: Resource): Diagnosis {
  if (kind === "base" && isProfileId(name)) {
    return [
      `: \`${name}\` is an inference profile, not a foundation model`,
      `Pass \`${name}\`, or \`arn:${partition}:bedrock:${region}:<account>:inference-profile/${name}\`.`,
    ];
  }
  const version = kind === "prompt" ? /:(.*)/.exec(name)?.[1] : undefined;
  return version === undefined
    ? [`: ${quote(name)} is no name for \`${type}\``, `It is ${expected}.`]
    : [`: ${quote(version)} is no version number`, "A version is 1 to 5 digits; for the draft, leave the version out."];
}
