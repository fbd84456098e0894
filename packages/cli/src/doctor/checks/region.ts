import { type Check, fail, pass } from "../finding.ts";

/** Whether anybody names a region, and who does. */
export const region: Check = {
  name: "region",
  async examine({ account, env }) {
    const found = await account.region();
    if (found === undefined) return [fail("region", "nobody names one", "Pass --region, or set AWS_REGION.")];
    return [pass("region", `${found}, ${sourceOf(found, account.settings.region, env)}`)];
  },
};

function sourceOf(found: string, given: string | undefined, env: Readonly<Record<string, string | undefined>>): string {
  if (given !== undefined) return "as the command line says";
  return env.AWS_REGION === found ? "by AWS_REGION" : "by AWS's configuration";
}
