import { afterEach, beforeEach, vi } from "vitest";

const ofAws = /^AWS_|^(?:HTTPS?|NO|ALL)_PROXY$/i;

export const credentials = {
  accessKeyId: "AKIDEXAMPLE",
  secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
} as const;

export const environmentCredentials = {
  AWS_ACCESS_KEY_ID: credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
} as const;

/** Every test of a file begins without anything of AWS or of proxies in its environment, and without AWS's files. */
export function withoutSurroundings(): void {
  beforeEach(() => {
    for (const name of Object.keys(process.env)) if (ofAws.test(name)) vi.stubEnv(name, undefined);
    vi.stubEnv("AWS_CONFIG_FILE", "/there/is/no/config");
    vi.stubEnv("AWS_SHARED_CREDENTIALS_FILE", "/there/are/no/credentials");
    vi.stubEnv("AWS_EC2_METADATA_DISABLED", "true");
  });
  afterEach(() => vi.unstubAllEnvs());
}

export const setEnvironment = (variables: Readonly<Record<string, string>>): void => {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
};

export const input = {
  modelId: "amazon.nova-lite-v1:0",
  messages: [{ role: "user" as const, content: [{ text: "Hello" }] }],
};
