import { createHash, createHmac, createSecretKey, type KeyObject } from "node:crypto";

const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN = "", AWS_REGION } = process.env;
const names = "content-type;host;x-amz-date;x-amz-security-token";

let day = "";
let key: KeyObject;

/** AWS Signature Version 4 with the day's key kept. `path` is as on the wire. */
export function signed(host: string, path: string, body: string): Record<string, string> {
  const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
  if (day !== stamp.slice(0, 8)) renewKey(stamp.slice(0, 8));
  const scope = `${day}/${AWS_REGION}/bedrock/aws4_request`;
  const uri = path.replaceAll("%", "%25");
  const lines = `content-type:application/json\nhost:${host}\nx-amz-date:${stamp}\nx-amz-security-token:${AWS_SESSION_TOKEN}\n`;
  const request = hash(`POST\n${uri}\n\n${lines}\n${names}\n${hash(body)}`);
  const signature = createHmac("sha256", key).update(`AWS4-HMAC-SHA256\n${stamp}\n${scope}\n${request}`).digest("hex");
  const authorization = `AWS4-HMAC-SHA256 Credential=${AWS_ACCESS_KEY_ID}/${scope}, SignedHeaders=${names}, Signature=${signature}`;
  return {
    "content-type": "application/json",
    host,
    "x-amz-date": stamp,
    "x-amz-security-token": AWS_SESSION_TOKEN,
    authorization,
  };
}

function renewKey(date: string): void {
  day = date;
  const parts = [date, AWS_REGION ?? "", "bedrock", "aws4_request"];
  const seed = Buffer.from(`AWS4${AWS_SECRET_ACCESS_KEY}`);
  key = createSecretKey(
    parts.reduce<Buffer>((secret, part) => createHmac("sha256", secret).update(part).digest(), seed),
  );
}

const hash = (text: string): string => createHash("sha256").update(text).digest("hex");
