import type { Service } from "./services.ts";

/** Members of a runtime client's configuration that mean something to the runtime alone. */
const runtimeOnly: ReadonlySet<string> = new Set([
  "protocol",
  "eventStreamSerdeProvider",
  "eventStreamPayloadHandlerProvider",
  "cacheMiddleware",
  "extensions",
]);

/** What a control-plane client takes over of a client that is ready: who asks, and on which way. */
const shared = [
  "region",
  "credentials",
  "token",
  "authSchemePreference",
  "requestHandler",
  "useFipsEndpoint",
  "useDualstackEndpoint",
  "logger",
  "maxAttempts",
  "retryMode",
  "customUserAgent",
] as const;

type Settings = Readonly<Record<string, unknown>>;

/** The configuration of a control-plane client, from that of the runtime's, or from a ready client's. */
export function configurationFrom(given: object, region: string | undefined): Settings {
  const { requestHandler, ...settings } = isReady(given) ? ofReady(given.config) : ofOptions(given);
  return {
    ...settings,
    ...(requestHandler !== undefined && !isHttp2(requestHandler) && { requestHandler }),
    ...(region !== undefined && { region }),
  };
}

/** The runtime's own handler speaks HTTP/2 alone, which the service model promises for the runtime and for nothing else. */
const isHttp2 = (handler: unknown): boolean => Object(Object(handler).metadata).handlerProtocol === "h2";

/** A client that somebody made, as opposed to configuration for one. */
export const isReady = (given: object): given is { readonly config: Settings } =>
  "config" in given && "send" in given && typeof given.send === "function";

/** The service that a ready client is for; `undefined` for one of another service, such as the runtime's. */
export function serviceOf(ready: { readonly config: Settings }): Service | undefined {
  if (ready.config.serviceId === "Bedrock") return "bedrock";
  return ready.config.serviceId === "Bedrock Agent" ? "bedrock-agent" : undefined;
}

function ofOptions(options: object): Settings {
  const kept = Object.entries(options).filter(([name]) => !runtimeOnly.has(name));
  const { endpoint, ...settings } = Object.fromEntries(kept);
  return endpoint === undefined || isRuntimeHost(endpoint) ? settings : { ...settings, endpoint };
}

function ofReady(config: Settings): Settings {
  const settings = Object.fromEntries(
    shared.flatMap((name) => (config[name] === undefined ? [] : [[name, config[name]]])),
  );
  return config.isCustomEndpoint ? { ...settings, endpoint: config.endpoint } : settings;
}

/** An address that serves the runtime alone, as AWS's own and those of VPC endpoints do. */
function isRuntimeHost(endpoint: unknown): boolean {
  const { hostname, url } = Object(endpoint);
  return /(^|[./])bedrock-runtime/.test(String(hostname ?? url ?? endpoint));
}
