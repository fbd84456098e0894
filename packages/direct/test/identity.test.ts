import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { defaultProvider } from "@aws-sdk/credential-provider-node";
import type { BedrockTargetError } from "@bedrock-targets/core";
import { describe, expect, it, vi } from "vitest";
import { awsChain } from "../src/aws-chain.ts";
import { awsChain as noChain } from "../src/aws-chain-none.ts";
import type { DirectOptions, Fetch } from "../src/index.ts";
import { directTransport } from "../src/index.ts";
import { reply, serve } from "./support/server.ts";
import {
  credentials,
  environmentCredentials,
  input,
  setEnvironment,
  withoutSurroundings,
} from "./support/surroundings.ts";

withoutSurroundings();

interface Sent {
  readonly authorization: string;
  readonly sessionToken: string | null;
}

/** A transport, and what each of its calls proves itself with. */
function transport(options: DirectOptions) {
  const sent: Sent[] = [];
  const fetch: Fetch = async (_url, { headers }) => {
    const given = new Headers(headers);
    sent.push({ authorization: given.get("authorization") ?? "", sessionToken: given.get("x-amz-security-token") });
    return Response.json(reply);
  };
  const made = directTransport({ region: "us-east-1", fetch, ...options });
  const call = async (): Promise<Sent | undefined> => {
    await made.send({ operation: "converse", input });
    return sent.at(-1);
  };
  return { call, sent, made };
}

const signedBy = (accessKeyId: string) => expect.stringContaining(`Credential=${accessKeyId}/`);
const soon = (): Date => new Date(Date.now() + 3_600_000);

describe("who calls", () => {
  it("are the credentials that are passed", async () => {
    setEnvironment(environmentCredentials);
    const given = { accessKeyId: "MINE", secretAccessKey: "s", sessionToken: "t" };
    expect(await transport({ credentials: given }).call()).toEqual({
      authorization: signedBy("MINE"),
      sessionToken: "t",
    });
  });

  it("are the environment's credentials", async () => {
    setEnvironment({ ...environmentCredentials, AWS_SESSION_TOKEN: "session" });
    expect(await transport({}).call()).toEqual({ authorization: signedBy("AKIDEXAMPLE"), sessionToken: "session" });
  });

  it("are the environment's credentials of now, once those that were there have ended", async () => {
    setEnvironment({
      ...environmentCredentials,
      AWS_CREDENTIAL_EXPIRATION: new Date(Date.now() - 1_000).toISOString(),
    });
    const { call } = transport({});
    await call();
    setEnvironment({ AWS_ACCESS_KEY_ID: "NEXT", AWS_CREDENTIAL_EXPIRATION: soon().toISOString() });
    expect((await call())?.authorization).toEqual(signedBy("NEXT"));
    setEnvironment({ AWS_ACCESS_KEY_ID: "LATER" });
    expect((await call())?.authorization).toEqual(signedBy("NEXT"));
  });

  it.each(["credentials", "credentialProvider"] as const)(
    "is whom the function `%s` names, which is asked once",
    async (name) => {
      const provider = vi.fn(async () => ({ accessKeyId: "PROVIDED", secretAccessKey: "s", expiration: soon() }));
      const { call } = transport({ [name]: provider });
      const [one, two] = await Promise.all([call(), call()]);
      expect(one?.authorization).toEqual(signedBy("PROVIDED"));
      expect(two?.authorization).toEqual(signedBy("PROVIDED"));
      await call();
      expect(provider).toHaveBeenCalledTimes(1);
    },
  );

  it("may come from a provider of AWS's", async () => {
    setEnvironment(environmentCredentials);
    expect((await transport({ credentialProvider: defaultProvider() }).call())?.authorization).toEqual(
      signedBy("AKIDEXAMPLE"),
    );
  });

  it("is whom AWS's own chain finds, where the environment has nobody", async () => {
    const folder = await mkdtemp(join(tmpdir(), "bedrock-targets-aws-"));
    const file = join(folder, "credentials");
    await writeFile(file, "[default]\naws_access_key_id = PROFILE\naws_secret_access_key = s\n");
    setEnvironment({ AWS_SHARED_CREDENTIALS_FILE: file });
    expect((await transport({}).call())?.authorization).toEqual(signedBy("PROFILE"));
  });

  it("is asked for anew of AWS's chain, which keeps what it has given, when that is about to end", async () => {
    const folder = await mkdtemp(join(tmpdir(), "bedrock-targets-aws-"));
    const [config, count, program] = ["config", "count", "program.cjs"].map((name) => join(folder, name));
    await writeFile(count ?? "", "");
    await writeFile(
      program ?? "",
      `const { appendFileSync, readFileSync } = require("node:fs");
       appendFileSync(${JSON.stringify(count)}, "x");
       const AccessKeyId = "ASKED" + readFileSync(${JSON.stringify(count)}).length;
       const Expiration = new Date(Date.now() + 3600000).toISOString();
       console.log(JSON.stringify({ Version: 1, AccessKeyId, SecretAccessKey: "s", Expiration }));`,
    );
    await writeFile(config ?? "", `[default]\ncredential_process = "${process.execPath}" "${program}"\n`);
    setEnvironment({ AWS_CONFIG_FILE: config ?? "" });
    const chain = await awsChain(async () => "us-east-1");
    expect(await chain(false)).toMatchObject({ accessKeyId: "ASKED1" });
    expect(await chain(false)).toMatchObject({ accessKeyId: "ASKED1" });
    expect(await chain(true)).toMatchObject({ accessKeyId: "ASKED2" });
  });

  it("may be a role of the profile's, which is asked for in the transport's own region", async () => {
    const role = { AccessKeyId: "ROLE", SecretAccessKey: "s", SessionToken: "t", Expiration: soon().toISOString() };
    const members = Object.entries(role).map(([name, value]) => `<${name}>${value}</${name}>`);
    const xml = `<R><AssumeRoleResult><Credentials>${members.join("")}</Credentials></AssumeRoleResult></R>`;
    const sts = await serve((response) => response.writeHead(200, { "content-type": "text/xml" }).end(xml));
    const folder = await mkdtemp(join(tmpdir(), "bedrock-targets-aws-"));
    const [config = "", keys = ""] = ["config", "credentials"].map((name) => join(folder, name));
    await writeFile(config, "[default]\nrole_arn = arn:aws-cn:iam::1:role/r\nsource_profile = keys\n");
    await writeFile(keys, "[keys]\naws_access_key_id = KEYS\naws_secret_access_key = s\n");
    setEnvironment({ AWS_CONFIG_FILE: config, AWS_SHARED_CREDENTIALS_FILE: keys, AWS_ENDPOINT_URL_STS: sts.url });
    const sent = await transport({ region: "cn-north-1" }).call();
    expect(sent).toEqual({ authorization: signedBy("ROLE"), sessionToken: "t" });
    expect(sts.received[0]?.headers.authorization).toMatch(/Credential=KEYS\/\d+\/cn-north-1\/sts\//);
    await sts.close();
  });

  it("is the profile's before the environment's, where AWS_PROFILE is set, as in AWS's chain", async () => {
    const folder = await mkdtemp(join(tmpdir(), "bedrock-targets-aws-"));
    const file = join(folder, "credentials");
    await writeFile(file, "[work]\naws_access_key_id = WORK\naws_secret_access_key = s\n");
    setEnvironment({ ...environmentCredentials, AWS_SHARED_CREDENTIALS_FILE: file, AWS_PROFILE: "work" });
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {}); // AWS's chain has something to say
    expect((await transport({}).call())?.authorization).toEqual(signedBy("WORK"));
    warn.mockRestore();
  });
});

describe("a bearer token", () => {
  const bearer = (token: string) => ({ authorization: `Bearer ${token}`, sessionToken: null });

  it("that is passed is sent as it is", async () => {
    setEnvironment({ ...environmentCredentials, AWS_BEARER_TOKEN_BEDROCK: "environment" });
    expect(await transport({ bearerToken: "mine" }).call()).toEqual(bearer("mine"));
  });

  it("of the environment comes before credentials, also before those that are passed, as in the AWS SDK", async () => {
    setEnvironment({ AWS_BEARER_TOKEN_BEDROCK: "environment" });
    expect(await transport({ credentials }).call()).toEqual(bearer("environment"));
  });

  it("of the environment may change between calls", async () => {
    const { call } = transport({ credentials });
    setEnvironment({ AWS_BEARER_TOKEN_BEDROCK: "one" });
    expect(await call()).toEqual(bearer("one"));
    setEnvironment({ AWS_BEARER_TOKEN_BEDROCK: "two" });
    expect(await call()).toEqual(bearer("two"));
  });

  it("of the environment is left alone with `bearerToken: false`", async () => {
    setEnvironment({ AWS_BEARER_TOKEN_BEDROCK: "environment" });
    expect((await transport({ credentials, bearerToken: false }).call())?.authorization).toEqual(
      signedBy("AKIDEXAMPLE"),
    );
  });

  it("from a function that gives plain text is asked for at every call", async () => {
    let at = 0;
    const { call } = transport({ bearerToken: async () => `token-${++at}` });
    expect(await call()).toEqual(bearer("token-1"));
    expect(await call()).toEqual(bearer("token-2"));
  });

  it("from a function that says when it ends is kept until then", async () => {
    let at = 0;
    const { call } = transport({ bearerToken: () => ({ token: `token-${++at}`, expiration: soon() }) });
    expect(await call()).toEqual(bearer("token-1"));
    expect(await call()).toEqual(bearer("token-1"));
  });
});

describe("what cannot be used", () => {
  const failing = (options: DirectOptions): Promise<BedrockTargetError> =>
    transport(options)
      .call()
      .then(
        () => {
          throw new Error("It was used.");
        },
        (error) => error,
      );

  it("is an error that neither quotes nor keeps a secret", async () => {
    const odd = "secret-token\n";
    for (const options of [
      { bearerToken: odd },
      { bearerToken: () => odd },
      { credentials: { accessKeyId: "A", secretAccessKey: "secret", sessionToken: odd } },
      { credentials: async () => ({ accessKeyId: "A", secretAccessKey: "secret", sessionToken: odd }) },
      { credentials: async () => ({ accessKeyId: odd, secretAccessKey: "secret" }) },
    ]) {
      const error = await failing(options);
      expect(error).toMatchObject({ code: "credentials", advice: expect.stringContaining("line break") });
      expect(inspect(error, { depth: 9, showHidden: true })).not.toContain("secret-token");
    }
  });

  it.each([{}, { accessKeyId: "A" }, null, "text"])("as credentials of a function: %j", async (given) => {
    const error = await failing({ credentials: async () => given as never });
    expect(error).toMatchObject({ code: "credentials", message: expect.stringContaining("`secretAccessKey`") });
  });

  it("is a function that fails; its error is the cause, and it is asked again", async () => {
    const provider = vi.fn(async () => {
      throw new Error("vault is sealed");
    });
    const { call } = transport({ credentials: provider });
    for (const times of [1, 2]) {
      const error = await call().catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: "credentials", cause: { message: "vault is sealed" } });
      expect(provider).toHaveBeenCalledTimes(times);
    }
  });

  it("is a chain of AWS's that finds nobody, whose own error is passed on", async () => {
    expect(await failing({})).toMatchObject({ name: "CredentialsProviderError" });
  });

  it("is nothing at all, where there is no chain to ask", async () => {
    await expect(noChain()).rejects.toMatchObject({
      code: "credentials",
      advice: expect.stringContaining("`bearerToken`"),
    });
  });
});

describe("the secrets of a transport", () => {
  it("show nowhere: not in its JSON, not where it is inspected", async () => {
    setEnvironment({ AWS_SESSION_TOKEN: "session-secret" });
    const given = { accessKeyId: "ID", secretAccessKey: "key-secret", sessionToken: "session-secret" };
    const { made, call } = transport({ credentials: given });
    await call();
    const token = directTransport({ bearerToken: "token-secret" });
    const shown = [made, token].flatMap((each) => [
      JSON.stringify(each),
      inspect(each, { depth: 12, showHidden: true, getters: true }),
      String(each),
    ]);
    expect(shown.join("\n")).not.toMatch(/secret/);
  });
});

describe("`refresh()`", () => {
  it("before the first call does nothing", async () => {
    const { made, call } = transport({ credentials });
    await made.refresh?.();
    expect(await call()).toMatchObject({ authorization: signedBy("AKIDEXAMPLE") });
  });

  it("asks the provider of credentials anew, once for all further calls", async () => {
    let asked = 0;
    const { made, call } = transport({ credentials: () => ({ ...credentials, accessKeyId: `KEY${++asked}` }) });
    await call();
    expect(await call()).toMatchObject({ authorization: signedBy("KEY1") });
    await made.refresh?.();
    await call();
    expect(await call()).toMatchObject({ authorization: signedBy("KEY2") });
  });

  it("reads the environment's credentials anew", async () => {
    setEnvironment({ ...environmentCredentials });
    const { made, call } = transport({});
    await call();
    setEnvironment({ AWS_ACCESS_KEY_ID: "ROTATED" });
    expect(await call()).toMatchObject({ authorization: signedBy("AKIDEXAMPLE") });
    await made.refresh?.();
    expect(await call()).toMatchObject({ authorization: signedBy("ROTATED") });
  });

  it("asks the provider of a bearer token anew", async () => {
    let asked = 0;
    const bearerToken = () => ({ token: `token-${++asked}`, expiration: soon() });
    const { made, call } = transport({ bearerToken });
    await call();
    await made.refresh?.();
    expect(await call()).toMatchObject({ authorization: "Bearer token-2" });
  });
});

describe("a bearer token of the environment", () => {
  const told = async (options: DirectOptions): Promise<number> => {
    setEnvironment({ AWS_BEARER_TOKEN_BEDROCK: "from-environment" });
    const onBearerToken = vi.fn();
    await transport(options).made.send({ operation: "converse", input, onBearerToken });
    return onBearerToken.mock.calls.length;
  };

  it("is told of where credentials were passed by hand", async () => {
    expect(await told({ credentials })).toBe(1);
    expect(await told({ credentialProvider: () => credentials })).toBe(1);
  });

  it("is not told of where it is what was meant, or is not sent", async () => {
    expect(await told({})).toBe(0);
    expect(await told({ credentials, bearerToken: false })).toBe(0);
    expect(await told({ bearerToken: "mine" })).toBe(0);
  });
});
