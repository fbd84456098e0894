import { environment } from "./environment.ts";

/** Written by the build. */
declare const packageVersion: string | undefined;

/**
 * Says who calls, in the form of AWS's SDKs: `bedrock-targets/1.0.0 (direct) lang/js md/nodejs#24.1.0`, then what Lambda
 * and others put into `AWS_EXECUTION_ENV`, and the application's name in `AWS_SDK_UA_APP_ID`.
 */
export function userAgent(runtime: string, runtimeVersion: string): string {
  const version = typeof packageVersion === "string" ? packageVersion : "0.0.0";
  const parts = [`bedrock-targets/${version} (direct) lang/js`, `md/${runtime}#${plain(runtimeVersion)}`];
  const execution = environment("AWS_EXECUTION_ENV");
  const application = environment("AWS_SDK_UA_APP_ID");
  if (execution !== undefined) parts.push(`exec-env/${plain(execution)}`);
  if (application !== undefined) parts.push(`app/${plain(application)}`);
  return parts.join(" ");
}

/** What may stand in a part of a user agent. */
const plain = (text: string): string => text.replace(/[^!#$%&'*+.^_`|~0-9A-Za-z-]/g, "-");
