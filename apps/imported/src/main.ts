import { BedrockTargetError } from "@bedrock-targets/client";
import { ask } from "./ask.ts";

const account = "arn:aws:bedrock:us-east-1:123456789012";

/** The first has Converse, the second has not: the code is the same. */
const modelArns =
  process.env.MODEL_ARNS ?? `${account}:imported-model/summaries001,${account}:imported-model/classifier01`;
const question = process.argv.slice(2).join(" ") || "Summarise: the train was late, the tea was good.";

try {
  for (const modelArn of modelArns.split(",")) await ask(modelArn.trim(), question);
} catch (error) {
  if (!BedrockTargetError.is(error)) throw error;
  console.error(`${error.code}: ${error.message}`);
  process.exitCode = 1;
}
