/** What signs a call. AWS's own type of credentials fits. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Of temporary credentials. */
  readonly sessionToken?: string | undefined;
  /** When they end. Absent: never. */
  readonly expiration?: Date | undefined;
}

/** Gives credentials whenever they are needed: any of AWS's provider functions, or one of your own. */
export type CredentialProvider = () => Credentials | Promise<Credentials>;

/** A bearer token (an Amazon Bedrock API key) with its end. */
export interface ExpiringToken {
  readonly token: string;
  /** When it ends. Absent: never. */
  readonly expiration?: Date | undefined;
}

/** Gives a bearer token. A plain string is asked for at every call; an `ExpiringToken` is kept until it is about to end. */
export type TokenProvider = () => string | ExpiringToken | Promise<string | ExpiringToken>;

/** What is used of Node's `http.Agent` and `https.Agent`, and of what extends them. */
export interface NodeAgent {
  readonly maxSockets: number;
  destroy(): void;
}

/** What is used of the WHATWG `fetch`. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** What `directTransport` takes. Everything may be left out: then it is taken from the environment, as AWS's SDKs do. */
export interface DirectOptions {
  /**
   * The region of calls that name none, such as `us-east-1`. Default: `AWS_REGION`, then the profile's `region` in AWS's
   * configuration files (Node only). Without one, a call that names no region is an error of code `invalid-request`.
   */
  readonly region?: string | undefined;
  /**
   * Credentials, or a function that gives them. Default: `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_SESSION_TOKEN`
   * and `AWS_CREDENTIAL_EXPIRATION`, unless `AWS_PROFILE` is set; then AWS's own chain of providers, for which
   * `@aws-sdk/credential-provider-node` has to be installed. What a function gives is kept, and renewed five minutes before
   * it ends. A bearer token in the environment comes first, as it does in AWS's SDKs: see `bearerToken`.
   */
  readonly credentials?: Credentials | CredentialProvider | undefined;
  /** The same as `credentials`, for a provider function of AWS's: `fromIni()`, `fromSSO()`, … Not both. */
  readonly credentialProvider?: CredentialProvider | undefined;
  /**
   * A bearer token (an Amazon Bedrock API key), or a function that gives one: then nothing is signed. Default:
   * `AWS_BEARER_TOKEN_BEDROCK`, which comes before credentials, also before those given here (AWS's precedence). `false`:
   * no bearer token, whatever the environment has. A token together with credentials is refused.
   */
  readonly bearerToken?: string | TokenProvider | false | undefined;
  /**
   * Where to send to, in place of AWS's endpoint of the region: `https://…` or `http://…`; may have a path, which comes
   * before each request's own, and a query. Default: `AWS_ENDPOINT_URL_BEDROCK_RUNTIME`, then `AWS_ENDPOINT_URL` (neither
   * where `AWS_IGNORE_CONFIGURED_ENDPOINT_URLS` is `true`), then what AWS's rules say of the region.
   */
  readonly endpoint?: string | URL | undefined;
  /** The region's endpoint with FIPS-validated cryptography. Default: `AWS_USE_FIPS_ENDPOINT`, else `false`. */
  readonly useFipsEndpoint?: boolean | undefined;
  /** The region's endpoint that has IPv6 too. Default: `AWS_USE_DUALSTACK_ENDPOINT`, else `false`. */
  readonly useDualstackEndpoint?: boolean | undefined;
  /**
   * A `https.Agent` of your own (a `http.Agent` for an `http:` endpoint): for certificates, proxies, limits. It has to be
   * one with `keepAlive` if connections are to be used again, and stays yours: `destroy()` leaves it alone. Node only.
   * Default: a pool of up to 1,024 connections per host, which heeds `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`.
   */
  readonly agent?: NodeAgent | undefined;
  /** A `fetch` to send with. Default: `node:https` in Node; the global `fetch` in Deno, Bun, workers and browsers. */
  readonly fetch?: Fetch | undefined;
}
