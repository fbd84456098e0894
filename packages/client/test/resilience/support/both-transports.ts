import { directTransport } from "@bedrock-targets/direct";
import { BedrockClient, type BedrockClientOptions } from "../../../src/index.ts";
import { atEnd } from "../../aws-sdk/support/ours.ts";
import { base } from "../../support/strategies.ts";

export type Client = BedrockClient<readonly [typeof base]>;
type Options = BedrockClientOptions<readonly [typeof base]>;

/** What proves who calls: a value, or a function that gives it. */
type Credentials = object | (() => unknown);

/** Makes a client that sends through one of the two transports. */
export type Connect = (url: string, credentials: Credentials | undefined, options?: Partial<Options>) => Client;

export const keys = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" };

const closed = (client: Client): Client => {
  atEnd(() => client.destroy());
  return client;
};

const throughAwsSdk: Connect = (endpoint, credentials, options) =>
  closed(
    new BedrockClient({
      region: "us-east-1",
      targets: [base],
      runtime: { endpoint, ...(credentials && { credentials }) } as object,
      ...options,
    }),
  );

const throughDirect: Connect = (endpoint, credentials, options) => {
  const identity = credentials && { credentials: credentials as never }; // both transports take AWS's shapes
  const transport = directTransport({ region: "us-east-1", endpoint, ...identity });
  atEnd(() => transport.destroy?.());
  return closed(new BedrockClient({ region: "us-east-1", targets: [base], transport, ...options }));
};

const throughFetch: Connect = (endpoint, credentials, options) => {
  const identity = credentials && { credentials: credentials as never }; // as above
  const transport = directTransport({ region: "us-east-1", endpoint, fetch: globalThis.fetch, ...identity });
  return closed(new BedrockClient({ region: "us-east-1", targets: [base], transport, ...options }));
};

/** The same, and `direct` by way of `fetch`. */
export const ways: readonly (readonly [name: string, connect: Connect])[] = [
  ["the AWS SDK", throughAwsSdk],
  ["`direct`", throughDirect],
  ["`direct` with `fetch`", throughFetch],
];

/** Both transports, for `describe.each`. */
export const transports: readonly (readonly [name: string, connect: Connect])[] = [
  ["the AWS SDK", throughAwsSdk],
  ["`direct`", throughDirect],
];
