export { directTransport } from "./direct-transport.ts";
export type {
  CredentialProvider,
  Credentials,
  DirectOptions,
  ExpiringToken,
  Fetch,
  NodeAgent,
  TokenProvider,
} from "./options.ts";
