import { createHash, createHmac } from "node:crypto";
import { SignatureV4 } from "@smithy/signature-v4";
import type { Credentials } from "../../src/options.ts";

/** What the AWS SDK wants of a hash, by Node's. */
class Sha256 {
  readonly #hash: ReturnType<typeof createHash | typeof createHmac>;

  constructor(secret?: string | Uint8Array | ArrayBuffer) {
    if (secret === undefined) this.#hash = createHash("sha256");
    else this.#hash = createHmac("sha256", secret instanceof ArrayBuffer ? new Uint8Array(secret) : secret);
  }

  update(data: string | Uint8Array): void {
    this.#hash.update(data);
  }

  async digest(): Promise<Uint8Array> {
    return new Uint8Array(this.#hash.digest());
  }

  reset(): void {}
}

export interface SignedByAws {
  readonly region: string;
  readonly service?: string;
  readonly credentials: Credentials;
  readonly date: Date;
  readonly method?: string;
  readonly path: string;
  /** Decoded names and values. */
  readonly query?: Readonly<Record<string, string | string[]>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** The header `authorization` as the signer of the AWS SDK writes it. */
export async function authorizationByAws(request: SignedByAws): Promise<string | undefined> {
  const { accessKeyId, secretAccessKey, sessionToken } = request.credentials;
  const signer = new SignatureV4({
    service: request.service ?? "bedrock",
    region: request.region,
    credentials: { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) },
    sha256: Sha256 as never, // a constructor with its own, wider idea of data
    applyChecksum: false,
  });
  const signed = await signer.sign(
    {
      method: request.method ?? "POST",
      protocol: "https:",
      hostname: "unused",
      path: request.path,
      query: { ...request.query },
      headers: { ...request.headers },
      body: request.body,
    } as never, // an HttpRequest, as its interface has it
    { signingDate: request.date },
  );
  return (signed as unknown as SignedByAws).headers.authorization;
}
