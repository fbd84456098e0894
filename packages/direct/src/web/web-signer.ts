import { BedrockTargetError } from "@bedrock-targets/core/target";
import type { Credentials } from "../options.ts";
import { canonicalRequest, type Signable } from "../signing/canonical.ts";
import type { Moment } from "../signing/clock.ts";
import { authorization, keySteps, type Signer, scopeOf, service, stringToSign } from "../signing/signer.ts";

type Bytes = Uint8Array<ArrayBuffer>;

const encoder = new TextEncoder();

/** The key of a day, which is being derived or has been. */
interface DayKey {
  readonly secret: string;
  readonly day: string;
  readonly key: Promise<CryptoKey>;
}

/** Signs with WebCrypto. It keeps one day's key, and makes a new one when it has to. */
export class WebSigner implements Signer {
  readonly #region: string;
  readonly #service: string;
  #dayKey: DayKey | undefined;

  constructor(region: string, serviceName: string = service) {
    this.#region = region;
    this.#service = serviceName;
  }

  async sign(request: Signable, credentials: Credentials, moment: Moment): Promise<string> {
    const crypto = subtle();
    const scope = scopeOf(moment.day, this.#region, this.#service);
    const canonical = canonicalRequest(request, await sha256(crypto, request.body as Bytes)); // never of shared memory
    const requestHash = await sha256(crypto, encoder.encode(canonical.request));
    const key = await this.#keyOf(crypto, credentials.secretAccessKey, moment.day);
    const signature = hex(await hmac(crypto, key, stringToSign(moment.time, scope, requestHash)));
    return authorization(credentials.accessKeyId, scope, canonical.signedHeaders, signature);
  }

  #keyOf(crypto: SubtleCrypto, secret: string, day: string): Promise<CryptoKey> {
    const kept = this.#dayKey;
    if (kept?.day === day && kept.secret === secret) return kept.key;
    const key = this.#derive(crypto, secret, day);
    this.#dayKey = { secret, day, key };
    return key;
  }

  async #derive(crypto: SubtleCrypto, secret: string, day: string): Promise<CryptoKey> {
    let key = await imported(crypto, encoder.encode(`AWS4${secret}`));
    for (const step of keySteps(day, this.#region, this.#service)) {
      key = await imported(crypto, await hmac(crypto, key, step));
    }
    return key;
  }
}

const algorithm = { name: "HMAC", hash: "SHA-256" };

const imported = (crypto: SubtleCrypto, bytes: Bytes | ArrayBuffer): Promise<CryptoKey> =>
  crypto.importKey("raw", bytes, algorithm, false, ["sign"]);

const hmac = (crypto: SubtleCrypto, key: CryptoKey, text: string): Promise<ArrayBuffer> =>
  crypto.sign("HMAC", key, encoder.encode(text));

const sha256 = async (crypto: SubtleCrypto, bytes: Bytes): Promise<string> =>
  hex(await crypto.digest("SHA-256", bytes));

const hex = (buffer: ArrayBuffer): string =>
  Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** Browsers give it to pages of `https:` and of localhost alone. */
function subtle(): SubtleCrypto {
  const found: SubtleCrypto | undefined = globalThis.crypto?.subtle;
  if (found) return found;
  throw new BedrockTargetError({
    code: "credentials",
    message: "There is no WebCrypto here to sign with.",
    advice: "Serve the page over https, or pass a `bearerToken`, which needs no signature.",
  });
}
