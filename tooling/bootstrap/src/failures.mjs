import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A failure that its reader can mend: the message is one sentence with the fix, and all that is printed. */
export class Failure extends Error {
  name = "Failure";
}

/** What a machine can lack whatever is being done on it. */
export const machineCauses = [
  {
    pattern: /ENOSPC|no space left on device/i,
    sentence: "The disk is full: free about 1 GB and try again.",
  },
  {
    pattern: /EROFS|read-only file system/i,
    sentence: "The file system is read-only: clone the repository to a folder that can be written to and try again.",
  },
  {
    pattern: /EACCES|EPERM|permission denied/i,
    sentence:
      "Permission to write is missing: make this repository and npm's folder (`npm config get cache`) belong to your user and try again.",
  },
];

/** What can go wrong between this machine and the npm registry. */
export const registryCauses = ({ pnpm }) => [
  {
    pattern: /spawn npm(\.cmd)? ENOENT/,
    sentence: "npm was not found: install Node 24 from https://nodejs.org, which brings npm, and try again.",
  },
  {
    pattern: /ERR_PNPM_(OUTDATED|NO)_LOCKFILE/,
    sentence: `pnpm-lock.yaml does not match the package.json files: run \`npx pnpm@${pnpm} install --lockfile-only\` and commit pnpm-lock.yaml.`,
  },
  ...machineCauses,
  {
    pattern: /CERT_|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|invalid peer certificate/,
    sentence:
      "The npm registry's certificate is not trusted: set NODE_EXTRA_CA_CERTS and npm's `cafile` to your company's certificate and try again.",
  },
  {
    pattern: /\bE40[13]\b|ERR_PNPM_FETCH_40[13]|\b(401 Unauthorized|403 Forbidden)\b/,
    sentence: "The npm registry refuses this user: run `npm login` or check `npm config get registry` and try again.",
  },
  {
    pattern: /ETARGET|\bE404\b|ERR_PNPM_(FETCH_404|NO_MATCHING_VERSION)/,
    sentence:
      "The npm registry lacks a version that this repository pins: check `npm config get registry` and try again.",
  },
  {
    pattern:
      /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ERR_SOCKET_TIMEOUT|ENOTCACHED|error sending request|dns error|connection refused/i,
    sentence: "The npm registry cannot be reached: check the network (behind a proxy, HTTPS_PROXY) and try again.",
  },
];

/** The sentence for what a failed step printed; `otherwise` where no cause is known. */
export function explain(output, causes, otherwise) {
  // pnpm draws boxes and breaks its lines at 80 columns, in the middle of what is looked for.
  const text = output.replace(/[\s│├╰─▶]+/g, " ");
  return causes.find(({ pattern }) => pattern.test(text))?.sentence ?? otherwise;
}

/** Keeps the whole output of a failed step; nothing is kept where even that fails (a full disk). */
export function keepOutput(output) {
  const path = join(tmpdir(), `bedrock-targets-${process.pid}-${Date.now()}.log`);
  try {
    writeFileSync(path, output);
    return path;
  } catch {
    return undefined;
  }
}

/** The failure of a step, ending with where its whole output is. */
export function failureOf(sentence, output) {
  const log = keepOutput(output);
  return new Failure(log === undefined ? sentence : sentence.replace(/\.$/, ` (whole output: ${log}).`));
}
