import type { Agent as HttpAgent } from "node:http";
import type { Agent as HttpsAgent } from "node:https";
import { BedrockRuntimeClient, type BedrockRuntimeClientConfig } from "@aws-sdk/client-bedrock-runtime";
import { defaultProvider } from "@aws-sdk/credential-provider-node";
import type { Transport } from "@bedrock-targets/core";
import { type Credentials, directTransport } from "../src/index.ts";

/*
 * Compiled, never run. A line behind `@ts-expect-error` must not compile.
 */

declare const httpAgent: HttpAgent;
declare const httpsAgent: HttpsAgent;
declare const ofAws: BedrockRuntimeClientConfig;
declare const given: Credentials;

export function whatFits(): Transport[] {
  const { credentials } = new BedrockRuntimeClient(ofAws).config;
  return [
    directTransport(),
    directTransport({ region: undefined, agent: undefined }),
    directTransport({ credentialProvider: defaultProvider() }),
    directTransport({ credentials: credentials }),
    directTransport({ credentials: given, agent: httpAgent }),
    directTransport({ credentials: async () => given, agent: httpsAgent }),
    directTransport({ bearerToken: "token", fetch }),
    directTransport({ bearerToken: async () => "token", endpoint: new URL("https://example.com") }),
    directTransport({ bearerToken: () => ({ token: "token", expiration: new Date() }) }),
    directTransport({ bearerToken: false }),
  ];
}

export function whatDoesNotFit(): void {
  // @ts-expect-error there is no such option
  directTransport({ profile: "work" });
  // @ts-expect-error the secret is missing
  directTransport({ credentials: { accessKeyId: "A" } });
  // @ts-expect-error a provider is a function
  directTransport({ credentialProvider: given });
  // @ts-expect-error `false` is the only boolean
  directTransport({ bearerToken: true });
  // @ts-expect-error an agent is no address
  directTransport({ agent: "http://proxy" });
}
