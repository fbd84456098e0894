import { type Check, pass, unknown } from "../finding.ts";

const variables = ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"];

/** Whether the environment names a proxy, which the AWS SDK does not read by itself. Its password is not shown. */
export const proxy: Check = {
  name: "proxy",
  async examine({ env }) {
    const set = variables.filter((name) => env[name]);
    if (set.length === 0) return [pass("proxy", "the environment names none")];
    return [
      unknown(
        "proxy",
        `${set.map((name) => `${name} is ${withoutUser(env[name] ?? "")}`).join(", ")}; the AWS SDK does not use it by itself`,
        "If Bedrock is reached through it only, pass a `requestHandler` with a proxy agent as `runtime`, or use `@bedrock-targets/direct`.",
      ),
    ];
  },
};

function withoutUser(address: string): string {
  const url = URL.parse(address);
  return url ? `${url.protocol}//${url.host}` : "no web address";
}
