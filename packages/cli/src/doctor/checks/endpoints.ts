import { type Check, type Finding, fail, type Patient, pass, unknown } from "../finding.ts";

/** The three services, each with what fails without it. */
const services = [
  { name: "bedrock-runtime", isFor: "calls" },
  { name: "bedrock", isFor: "look-ups" },
  { name: "bedrock-agent", isFor: "prompts" },
] as const;

/** A signature is valid for five minutes: a clock that is further off spoils every call. Milliseconds. */
const tolerance = 4 * 60_000;

/** Whether each service can be reached, by any answer at all; and what time it is there. */
export const endpoints: Check = {
  name: "endpoint",
  async examine({ account, env, signal }) {
    const region = await account.region();
    const { endpoint } = account.settings;
    if (region === undefined && endpoint === undefined) return [unknown("endpoint", "without a region there is none")];
    const doors =
      endpoint === undefined
        ? services.map(async ({ name, isFor }) => knock(await addressOf(name, region, env), isFor, signal))
        : [knock(endpoint, "everything", signal)];
    const answers = await Promise.all(doors);
    return [...answers.map(({ finding }) => finding), clock(answers.find(({ date }) => date)?.date)];
  },
};

interface Answer {
  readonly finding: Finding;
  /** The server's time. */
  readonly date?: string | undefined;
}

/** As the environment says it, or else AWS's own endpoint rules, so that partitions of their own are right. */
async function addressOf(service: string, region: string | undefined, env: Patient["env"]): Promise<string> {
  const given = env[`AWS_ENDPOINT_URL_${service.toUpperCase().replaceAll("-", "_")}`] ?? env.AWS_ENDPOINT_URL;
  if (given) return given;
  const { BedrockClient } = await import("@aws-sdk/client-bedrock");
  const aws = new BedrockClient({ region: region ?? "us-east-1" });
  try {
    const [UseFIPS, UseDualStack] = await Promise.all([
      aws.config.useFipsEndpoint(),
      aws.config.useDualstackEndpoint(),
    ]);
    const { url } = aws.config.endpointProvider({ Region: region, UseDualStack, UseFIPS });
    return String(url).replace(/\/\/bedrock(?=[.-])/, `//${service}`);
  } finally {
    aws.destroy();
  }
}

/** An unsigned request, of which any answer says that somebody is there. */
async function knock(address: string, isFor: string, signal: AbortSignal): Promise<Answer> {
  const started = performance.now();
  try {
    const response = await fetch(address, { signal, redirect: "manual" });
    await response.body?.cancel();
    const detail = `${address} answers in ${Math.round(performance.now() - started)} ms (${isFor})`;
    return { finding: pass("endpoint", detail), date: response.headers.get("date") ?? undefined };
  } catch (thrown) {
    signal.throwIfAborted();
    return {
      finding: fail("endpoint", `${address} cannot be reached: ${reasonOf(thrown)} (${isFor})`, adviceFor(thrown)),
    };
  }
}

/** `fetch` hides what has happened in the cause. */
const causeOf = (thrown: unknown): { readonly code?: unknown; readonly message?: unknown } =>
  Object(Object(thrown).cause ?? thrown);

const reasonOf = (thrown: unknown): string => String(causeOf(thrown).code ?? causeOf(thrown).message ?? "no answer");

function adviceFor(thrown: unknown): string {
  const { code } = causeOf(thrown);
  if (code === "ENOTFOUND") return "Check the region's spelling, and the DNS of this network.";
  return "Check the network, its proxy, and a VPC endpoint if there is one.";
}

function clock(date: string | undefined): Finding {
  const there = date === undefined ? Number.NaN : Date.parse(date);
  if (Number.isNaN(there)) return unknown("clock", "no answer says what time it is");
  const off = Date.now() - there;
  const seconds = Math.round(Math.abs(off) / 1000);
  if (Math.abs(off) < tolerance) return pass("clock", `${seconds} s from the server's`);
  const side = off > 0 ? "fast" : "slow";
  return fail("clock", `${seconds} s ${side}: signatures are refused`, "Set this machine's clock, or let NTP do so.");
}
