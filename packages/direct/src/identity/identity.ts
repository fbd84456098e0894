import { environment } from "../environment.ts";
import type { CredentialProvider, Credentials, DirectOptions, ExpiringToken, TokenProvider } from "../options.ts";
import { checkCredentials, checkToken, providerFailed } from "./check-identity.ts";
import { Expiring } from "./expiring.ts";

/** Who calls: a bearer token to be sent as it is, or credentials to sign with. */
export type Identity = ExpiringToken | Credentials;

export type OwnRegion = () => Promise<string | undefined>;

/** Where identities come from. */
export interface IdentitySource {
  /** Asked at every call. */
  get(): Identity | Promise<Identity>;
  /** What is kept is asked for anew by the next call. */
  forget(): void;
}

/**
 * In AWS's order: the token given here or in the environment, then credentials.
 *
 * @param ownRegion the transport's region, where AWS's providers ask for roles
 */
export function identitySource(options: DirectOptions, ownRegion: OwnRegion): IdentitySource {
  const { bearerToken } = options;
  if (typeof bearerToken === "function") return tokenSource(bearerToken);
  if (typeof bearerToken === "string") return once(() => checkToken(bearerToken));
  const credentials = credentialSource(options.credentials ?? options.credentialProvider, ownRegion);
  if (bearerToken === false) return credentials;
  return {
    get: () => {
      const token = environment("AWS_BEARER_TOKEN_BEDROCK");
      return token === undefined ? credentials.get() : checkToken(token);
    },
    forget: () => credentials.forget(),
  };
}

/** What is the same for all calls, and is looked at by the first. */
function once(look: () => Identity): IdentitySource {
  let seen: Identity | undefined;
  return {
    get: () => {
      seen ??= look();
      return seen;
    },
    forget: () => {
      seen = undefined;
    },
  };
}

/** A token that ends is kept until then. A plain string says nothing of its end: it is asked for every time. */
function tokenSource(provider: TokenProvider): IdentitySource {
  const kept = new Expiring(async () => {
    try {
      const given = await provider();
      const isPlain = typeof given === "string";
      return { ...checkToken(given), ...(isPlain && { expiration: new Date(0) }) };
    } catch (error) {
      throw providerFailed("bearer token", error);
    }
  });
  return kept;
}

function credentialSource(given: Credentials | CredentialProvider | undefined, ownRegion: OwnRegion): IdentitySource {
  if (typeof given === "object") return once(() => checkCredentials(given));
  const kept = new Expiring(given ? () => provided(given) : surroundingCredentials(ownRegion));
  return kept;
}

async function provided(provider: CredentialProvider): Promise<Credentials> {
  try {
    return checkCredentials(await provider());
  } catch (error) {
    throw providerFailed("credentials", error);
  }
}

/** Those of the environment at once; where it has none, or a profile that comes first, AWS's own chain. */
function surroundingCredentials(ownRegion: OwnRegion): (again: boolean) => Credentials | Promise<Credentials> {
  let chain: Promise<(again: boolean) => Promise<Credentials>> | undefined;
  return async (again) => {
    const found = environmentCredentials();
    if (found) return checkCredentials(found);
    chain ??= import("#aws-chain").then((module) => module.awsChain(ownRegion));
    chain.catch(() => {
      chain = undefined; // the next call tries again: it may have been installed
    });
    return checkCredentials(await (await chain)(again));
  };
}

function environmentCredentials(): Credentials | undefined {
  const accessKeyId = environment("AWS_ACCESS_KEY_ID");
  const secretAccessKey = environment("AWS_SECRET_ACCESS_KEY");
  if (accessKeyId === undefined || secretAccessKey === undefined || environment("AWS_PROFILE")) return undefined;
  const expiration = environment("AWS_CREDENTIAL_EXPIRATION");
  return {
    accessKeyId,
    secretAccessKey,
    sessionToken: environment("AWS_SESSION_TOKEN"),
    ...(expiration !== undefined && { expiration: new Date(expiration) }),
  };
}
