import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { atEnd, client, converse, environment, hello } from "./support/ours.ts";
import { answeringServer } from "./support/server.ts";
import { ok, StubHandler, type StubRequest } from "./support/stub.ts";

/** No credentials, no region and no profile but those of files in a folder of the test's own. */
async function files(config: string, credentials = ""): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), "bedrock-targets-home-"));
  atEnd(() => rm(home, { recursive: true }));
  await writeFile(join(home, "config"), config);
  await writeFile(join(home, "credentials"), credentials);
  const none = Object.fromEntries(
    [
      "AWS_ACCESS_KEY_ID",
      "AWS_SECRET_ACCESS_KEY",
      "AWS_SESSION_TOKEN",
      "AWS_REGION",
      "AWS_DEFAULT_REGION",
      "AWS_PROFILE",
    ].map((name) => [name, undefined]),
  );
  environment({
    ...none,
    HOME: home,
    AWS_CONFIG_FILE: join(home, "config"),
    AWS_SHARED_CREDENTIALS_FILE: join(home, "credentials"),
    AWS_EC2_METADATA_DISABLED: "true",
  });
  return home;
}

/** The request that a call with this configuration is, where nothing else says who calls and where. */
async function requestWith(runtime: object): Promise<StubRequest | undefined> {
  const requestHandler = new StubHandler(() => ok(hello));
  await converse(client({ requestHandler, ...runtime }, {}));
  return requestHandler.requests[0];
}

const keysOf = (name: string): string => `aws_access_key_id = AKID${name}\naws_secret_access_key = secret\n`;

describe("a profile", () => {
  const config = "[default]\nregion = eu-west-1\n[profile work]\nregion = ap-south-1\n";
  const credentials = `[default]\n${keysOf("DEFAULT")}[work]\n${keysOf("WORK")}`;

  it("is the default one, with its region and its credentials", async () => {
    await files(config, credentials);
    const request = await requestWith({});
    expect(request?.hostname).toBe("bedrock-runtime.eu-west-1.amazonaws.com");
    expect(request?.headers.authorization).toContain("Credential=AKIDDEFAULT/");
  });

  it("is the one that `profile` names", async () => {
    await files(config, credentials);
    const request = await requestWith({ profile: "work" });
    expect(request?.hostname).toBe("bedrock-runtime.ap-south-1.amazonaws.com");
    expect(request?.headers.authorization).toContain("Credential=AKIDWORK/");
  });

  it("is the one that AWS_PROFILE names", async () => {
    await files(config, credentials);
    environment({ AWS_PROFILE: "work" });
    expect((await requestWith({}))?.headers.authorization).toContain("Credential=AKIDWORK/");
  });

  it("may have its credentials from a program", async () => {
    const answer = JSON.stringify({ Version: 1, AccessKeyId: "AKIDPROCESS", SecretAccessKey: "secret" });
    await files(`[default]\nregion = eu-west-1\ncredential_process = echo '${answer}'\n`);
    expect((await requestWith({}))?.headers.authorization).toContain("Credential=AKIDPROCESS/");
  });

  it("sets the endpoint of this service, and FIPS", async () => {
    const services = "services = mine\n[services mine]\nbedrock_runtime =\n  endpoint_url = https://inside.example\n";
    await files(`[default]\nregion = eu-west-1\n${services}`, credentials);
    expect((await requestWith({}))?.hostname).toBe("inside.example");
    await files("[default]\nregion = us-east-1\nuse_fips_endpoint = true\n", credentials);
    expect((await requestWith({}))?.hostname).toBe("bedrock-runtime-fips.us-east-1.amazonaws.com");
  });
});

it("single sign-on: the token that `aws sso login` left is changed into credentials", async () => {
  const startUrl = "https://example.awsapps.com/start";
  const portal = await answeringServer({
    body: JSON.stringify({
      roleCredentials: {
        accessKeyId: "AKIDSSO",
        secretAccessKey: "secret",
        sessionToken: "session",
        expiration: Date.now() + 3_600_000,
      },
    }),
  });
  atEnd(() => portal.close());
  const home = await files(
    `[default]\nregion = eu-west-1\nsso_session = mine\nsso_account_id = 123456789012\nsso_role_name = Reader\n[sso-session mine]\nsso_region = eu-west-1\nsso_start_url = ${startUrl}\n`,
  );
  environment({ AWS_ENDPOINT_URL_SSO: portal.url });
  const cache = join(home, ".aws", "sso", "cache");
  await mkdir(cache, { recursive: true });
  const token = {
    startUrl,
    region: "eu-west-1",
    accessToken: "token-of-login",
    expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
  };
  await writeFile(join(cache, `${createHash("sha1").update("mine").digest("hex")}.json`), JSON.stringify(token));
  const request = await requestWith({});
  expect(request?.headers.authorization).toContain("Credential=AKIDSSO/");
  expect(request?.headers["x-amz-security-token"]).toBe("session");
  expect(portal.seen).toMatchObject([
    { path: expect.stringContaining("role_name=Reader"), headers: { "x-amz-sso_bearer_token": "token-of-login" } },
  ]);
});
