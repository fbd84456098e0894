import { type Arn, isAccountId, isPartition, isRegion, splitArn } from "./arn.ts";
import { isBareId, isProfileId } from "./bare-id.ts";
import type { Diagnosis } from "./diagnosis.ts";
import { meaningOf } from "./foreign-resources.ts";
import { quote } from "./quote.ts";
import { resourceOf } from "./resources.ts";

/** What is wrong with a string that begins with `arn:`; nothing for other strings. */
export function diagnoseArn(text: string): Diagnosis | undefined {
  if (!/^arn:/i.test(text)) return undefined;
  const missing = missingPart(text);
  if (missing) return missing;
  const parts = splitArn(text);
  if (!parts) {
    return {
      problem: `${quote(text)} begins like an ARN and is none.`,
      advice: "An ARN has six parts: `arn:aws:bedrock:<region>:<account>:<type>/<name>`, all in lower case.",
    };
  }
  return meaningOf(parts) ?? wrongPart(text, parts);
}

/** A resource where the account belongs: the part before it was left out, instead of left empty. */
function missingPart(text: string): Diagnosis | undefined {
  const [scheme, partition, service, place = "", shifted = "", ...rest] = text.split(":");
  const type = shifted.split("/", 1)[0] ?? "";
  const resource = shifted.includes("/") ? resourceOf(type) : undefined;
  if (!resource) return undefined;
  const noRegion = isAccountId(place);
  const left = `${scheme}:${partition}:${service}:${noRegion ? "<region>:" : ""}${place}`;
  const account = noRegion ? "" : resource.account === "none" ? ":" : ":<account>";
  return {
    problem: `${quote(text)}: the ${noRegion ? "region's" : "account's"} part is missing.`,
    advice: `Write \`${[left + account, shifted, ...rest].join(":")}\`${adviceOnAccount(account)}.`,
  };
}

const adviceOnAccount = (account: string): string =>
  account === ":" ? ", with two colons" : account === "" ? "" : ", with the account's 12 digits";

function wrongPart(text: string, parts: Arn): Diagnosis {
  const wrong = (what: string, advice: string): Diagnosis => ({ problem: `${quote(text)}: ${what}.`, advice });
  const resource = resourceOf(parts.type);
  if (!isPartition(parts.partition)) {
    return wrong(`the partition ${quote(parts.partition)} does not exist`, "It is `aws`, `aws-us-gov`, `aws-cn`, …");
  }
  if (!resource) {
    return wrong(
      `${quote(parts.type)} is no resource that Bedrock accepts as modelId`,
      "Pass the ARN of a model, profile, prompt, provisioned throughput, deployment, router or endpoint.",
    );
  }
  return (
    wrongService(wrong, parts, resource.service) ??
    wrongRegion(wrong, parts) ??
    wrongAccount(wrong, parts, resource.account) ??
    wrongName(wrong, parts, resource.expected)
  );
}

type Wrong = (what: string, advice: string) => Diagnosis;

function wrongService(wrong: Wrong, { partition, service, type }: Arn, expected: string): Diagnosis | undefined {
  if (service !== expected) {
    return wrong(`a \`${type}\` belongs to \`${expected}\``, `Write \`arn:${partition}:${expected}:…\`.`);
  }
  if (service !== "sagemaker" || partition === "aws") return undefined;
  return wrong("Bedrock takes SageMaker endpoints in partition `aws` only", "Use an endpoint of a commercial region.");
}

function wrongRegion(wrong: Wrong, parts: Arn): Diagnosis | undefined {
  if (parts.region === "") return noRegion(wrong, parts);
  if (isRegion(parts.region)) return undefined;
  return wrong(`${quote(parts.region)} is no region`, "A region is written like `us-east-1`.");
}

function noRegion(wrong: Wrong, parts: Arn): Diagnosis {
  const advice = isBareId(parts.name)
    ? `Pass \`${parts.name}\`, or the ARN with its region; the region-less form is for IAM policies.`
    : "Put the region in: `arn:aws:bedrock:<region>:…`.";
  return wrong("the ARN names no region", advice);
}

function wrongAccount(wrong: Wrong, parts: Arn, account: "own" | "none"): Diagnosis | undefined {
  if (account === "none") {
    return parts.accountId === ""
      ? undefined
      : wrong(
          "a foundation model's ARN has no account id",
          `Write \`arn:${parts.partition}:bedrock:${parts.region}::…\`.`,
        );
  }
  if (isAccountId(parts.accountId)) return undefined;
  return wrong(`the account id ${quote(parts.accountId)} is not 12 digits long`, "Copy the ARN again.");
}

function wrongName(wrong: Wrong, parts: Arn, expected: string): Diagnosis {
  if (parts.type === "foundation-model" && isProfileId(parts.name)) {
    return wrong(
      `\`${parts.name}\` is an inference profile, not a foundation model`,
      `Pass \`${parts.name}\`, or \`arn:${parts.partition}:bedrock:${parts.region}:<account>:inference-profile/${parts.name}\`.`,
    );
  }
  if (parts.type === "prompt" && parts.name.includes(":")) {
    return wrong(
      `the version ${quote(parts.name.slice(parts.name.indexOf(":") + 1))} is no version number`,
      "A version is 1 to 5 digits; for the draft, leave the version out.",
    );
  }
  return wrong(`${quote(parts.name)} is not the name of a \`${parts.type}\``, `It is ${expected}.`);
}
