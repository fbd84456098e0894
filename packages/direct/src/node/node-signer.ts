import type { KeyObject } from "node:crypto";
import type { Credentials } from "../options.ts";
import { canonicalRequest, type Signable } from "../signing/canonical.ts";
import type { Moment } from "../signing/clock.ts";
import { authorization, keySteps, type Signer, scopeOf, service, stringToSign } from "../signing/signer.ts";

type Crypto = typeof import("node:crypto");

/** The key of a day. As an object: a key of plain bytes costs six times as much at every use. */
interface DayKey {
  readonly secret: string;
  readonly day: string;
  readonly scope: string;
  readonly key: KeyObject;
}

/** Loaded by the first signature: bearer tokens do without, and it takes time. */
let loaded: Crypto | undefined;

function crypto(): Crypto {
  loaded ??= process.getBuiltinModule("node:crypto");
  return loaded;
}

/** Signs with Node's own cryptography, without a promise. It keeps one day's key, and makes a new one when it has to. */
export class NodeSigner implements Signer {
  readonly #region: string;
  readonly #service: string;
  #dayKey: DayKey | undefined;

  constructor(region: string, serviceName: string = service) {
    this.#region = region;
    this.#service = serviceName;
  }

  sign(request: Signable, credentials: Credentials, moment: Moment): string {
    const { createHmac, hash } = crypto();
    const { scope, key } = this.#keyOf(credentials.secretAccessKey, moment.day);
    const canonical = canonicalRequest(request, hash("sha256", request.body));
    const text = stringToSign(moment.time, scope, hash("sha256", canonical.request));
    const signature = createHmac("sha256", key).update(text).digest("hex");
    return authorization(credentials.accessKeyId, scope, canonical.signedHeaders, signature);
  }

  #keyOf(secret: string, day: string): DayKey {
    const kept = this.#dayKey;
    if (kept?.day === day && kept.secret === secret) return kept;
    const { createHmac, createSecretKey } = crypto();
    let bytes = Buffer.from(`AWS4${secret}`);
    for (const step of keySteps(day, this.#region, this.#service)) {
      bytes = createHmac("sha256", bytes).update(step).digest();
    }
    const scope = scopeOf(day, this.#region, this.#service);
    this.#dayKey = { secret, day, scope, key: createSecretKey(bytes) };
    return this.#dayKey;
  }
}
