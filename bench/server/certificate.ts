import { generateKeyPairSync, randomBytes, sign } from "node:crypto";

/** What a TLS server needs, as PEM. The certificate is its own authority: who trusts it trusts the server. */
export interface Identity {
  readonly key: string;
  readonly cert: string;
}

/**
 * A certificate for this machine's loopback addresses, made now and good for a day: no file to keep, no program to call.
 * RSA with 2048 bits, as AWS's are; but alone, where AWS's come with a chain of two or three others.
 */
export function createIdentity(): Identity {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const body = toBeSigned(publicKey.export({ type: "spki", format: "der" }));
  const signature = sign("sha256", body, privateKey);
  const certificate = sequence(body, rsaWithSha256, tagged(0x03, Buffer.from([0]), signature));
  return { key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(), cert: pem(certificate) };
}

/** X.509 (RFC 5280) in DER: each value is a tag, its length and its bytes. */
function tagged(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const size = content.length;
  const length = size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}

const sequence = (...parts: readonly Uint8Array[]): Buffer => tagged(0x30, ...parts);
const identifier = (hex: string): Buffer => tagged(0x06, Buffer.from(hex, "hex"));
const text = (content: string): Buffer => tagged(0x0c, Buffer.from(content));
const integer = (bytes: Uint8Array): Buffer => tagged(0x02, bytes);
const extension = (id: string, critical: boolean, value: Uint8Array): Buffer =>
  sequence(identifier(id), ...(critical ? [yes] : []), tagged(0x04, value));

const yes = tagged(0x01, Buffer.from([0xff]));
const rsaWithSha256 = sequence(identifier("2a864886f70d01010b"), tagged(0x05));
const commonName = sequence(tagged(0x31, sequence(identifier("550403"), text("bedrock-targets bench"))));

function toBeSigned(publicKey: Uint8Array): Buffer {
  const names = sequence(tagged(0x82, Buffer.from("localhost")), tagged(0x87, Buffer.from([127, 0, 0, 1])));
  const extensions = sequence(
    extension("551d13", true, sequence(yes)), // an authority
    extension("551d11", false, names),
  );
  return sequence(
    tagged(0xa0, integer(Buffer.from([2]))), // version 3
    integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    rsaWithSha256,
    commonName,
    sequence(time(-60 * 60 * 1000), time(24 * 60 * 60 * 1000)),
    commonName,
    publicKey,
    tagged(0xa3, extensions),
  );
}

/** `YYMMDDhhmmssZ`, as this far from now. */
function time(fromNowMs: number): Buffer {
  const digits = new Date(Date.now() + fromNowMs).toISOString().replace(/[-:T]|\.\d+/g, "");
  return tagged(0x17, Buffer.from(digits.slice(2)));
}

function pem(certificate: Buffer): string {
  const lines = certificate.toString("base64").match(/.{1,64}/g) ?? [];
  return ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n");
}
