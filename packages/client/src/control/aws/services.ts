import { BedrockTargetError } from "@bedrock-targets/core/target";

/** The two services that Bedrock's control plane is made of. */
export type Service = "bedrock" | "bedrock-agent";

/** What is used of an AWS client. */
export interface AwsControlClient {
  send(command: object, options?: { abortSignal?: AbortSignal | undefined }): Promise<object>;
  destroy(): void;
  readonly config: { region(): Promise<string>; readonly serviceId?: string };
}

/** What is used of AWS's packages: classes, by their names. */
export type AwsPackage = Readonly<Record<string, new (configuration: object) => object>>;

const isMissing = (cause: unknown): boolean => Object(cause).code === "ERR_MODULE_NOT_FOUND";

/** A bundler takes an `import` that has a `catch` for one that may be missing. */
const packages: { readonly [Name in Service]: { readonly load: () => Promise<unknown>; readonly client: string } } = {
  bedrock: {
    load: () => import("@aws-sdk/client-bedrock").catch(refuse("bedrock")),
    client: "BedrockClient",
  },
  "bedrock-agent": {
    load: () => import("@aws-sdk/client-bedrock-agent").catch(refuse("bedrock-agent")),
    client: "BedrockAgentClient",
  },
};

/** Loads the user's own AWS client. @throws BedrockTargetError with the install line where it is missing */
export const loadPackage = async (service: Service): Promise<AwsPackage> =>
  (await packages[service].load()) as AwsPackage; // as far as it is used

function refuse(service: Service): (cause: unknown) => never {
  return (cause) => {
    throw isMissing(cause) ? missing(service, cause) : cause;
  };
}

/** Makes a client of a loaded package. */
export function makeClient(loaded: AwsPackage, service: Service, configuration: object): AwsControlClient {
  const Client = loaded[packages[service].client];
  if (!Client) throw new TypeError(`There is no ${packages[service].client} in @aws-sdk/client-${service}.`);
  return new Client(configuration) as AwsControlClient; // by its name
}

const missing = (service: Service, cause: unknown): BedrockTargetError =>
  new BedrockTargetError({
    code: "unknown",
    message: `Looking that up needs \`@aws-sdk/client-${service}\`, which is not installed.`,
    advice: `Run \`npm install @aws-sdk/client-${service}\`, or pass another \`control\`.`,
    cause,
  });
