import { BedrockTargetError } from "@bedrock-targets/client";
import { translate } from "./translate.ts";

const [language = "Portuguese", ...words] = process.argv.slice(2);
const message = words.join(" ") || "Good morning! Where is the station, please?";

try {
  await translate({ language, message });
} catch (error) {
  if (!BedrockTargetError.is(error)) throw error;
  console.error(`${error.code}: ${error.message}`);
  process.exitCode = 1;
}
