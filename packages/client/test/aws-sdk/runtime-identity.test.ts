import { describe, expect, it } from "vitest";
import { client, connected, converse, environment, hello } from "./support/ours.ts";
import { ok, StubHandler } from "./support/stub.ts";

const keys = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" };

/** What a call with this configuration proves itself by; each further call with the same client gives one more. */
async function proofs(runtime: object, calls = 1): Promise<(string | undefined)[]> {
  const requestHandler = new StubHandler(() => ok(hello));
  const ours = client({ requestHandler, ...runtime });
  for (let call = 0; call < calls; call += 1) await converse(ours);
  // AWS writes the header with a capital letter where it is a bearer token.
  return requestHandler.requests.map(({ headers }) =>
    (headers.authorization ?? headers.Authorization)?.replace(/\/.*/, ""),
  );
}

const signedBy = (accessKeyId: string): string => `AWS4-HMAC-SHA256 Credential=${accessKeyId}`;
const signed: string = signedBy("AKIDEXAMPLE");

describe("`credentials`", () => {
  it("may be an object, with a session's token", async () => {
    const requestHandler = new StubHandler(() => ok(hello));
    await converse(client({ requestHandler, credentials: { ...keys, sessionToken: "session" } }));
    expect(requestHandler.requests[0]?.headers).toMatchObject({ "x-amz-security-token": "session" });
  });

  it("may be a function, asked once for what does not expire", async () => {
    let asked = 0;
    const credentials = async () => ({ ...keys, accessKeyId: `AKID${++asked}` });
    expect(await proofs({ credentials }, 3)).toEqual([signedBy("AKID1"), signedBy("AKID1"), signedBy("AKID1")]);
  });

  it("may be a function, asked again before what it gave expires", async () => {
    let asked = 0;
    const credentials = async () => ({
      ...keys,
      accessKeyId: `AKID${++asked}`,
      expiration: new Date(Date.now() + 1000),
    });
    const given = await proofs({ credentials }, 3);
    expect(new Set(given).size).toBe(3);
  });

  it("that fail are an error of the call that needed them, and the next call asks again", async () => {
    let asked = 0;
    const credentials = async () => {
      if (asked++ === 0) throw new Error("no credentials yet");
      return keys;
    };
    const ours = client({ credentials, requestHandler: new StubHandler(() => ok(hello)) });
    await expect(converse(ours)).rejects.toThrow(/no credentials yet/);
    expect((await converse(ours)).text).toBe("Hello");
  });

  it("come from the environment where they are not given", async () => {
    environment({
      AWS_ACCESS_KEY_ID: "AKIDENV",
      AWS_SECRET_ACCESS_KEY: "secret",
      AWS_SESSION_TOKEN: undefined,
      AWS_PROFILE: undefined,
    });
    expect(await proofs({})).toEqual([signedBy("AKIDENV")]);
  });
});

describe("a bearer token", () => {
  const token = { token: "from-config" };

  it("of `token` alone does not come before credentials", async () => {
    expect(await proofs({ credentials: keys, token })).toEqual([signed]);
  });

  it("of `token` is sent where `authSchemePreference` says so", async () => {
    expect(await proofs({ credentials: keys, token, authSchemePreference: ["httpBearerAuth"] })).toEqual([
      "Bearer from-config",
    ]);
    const function_ = { token: async () => token, authSchemePreference: ["httpBearerAuth"] };
    expect(await proofs({ credentials: keys, ...function_ })).toEqual(["Bearer from-config"]);
  });

  it("of the environment comes before credentials that are given", async () => {
    environment({ AWS_BEARER_TOKEN_BEDROCK: "from-environment" });
    expect(await proofs({ credentials: keys })).toEqual(["Bearer from-environment"]);
  });

  it("of the environment yields to `authSchemePreference`", async () => {
    environment({ AWS_BEARER_TOKEN_BEDROCK: "from-environment" });
    expect(await proofs({ credentials: keys, authSchemePreference: ["sigv4"] })).toEqual([signed]);
  });

  it("of the environment yields to `token`", async () => {
    environment({ AWS_BEARER_TOKEN_BEDROCK: "from-environment" });
    expect(await proofs({ credentials: keys, token })).toEqual(["Bearer from-config"]);
  });
});

describe("the clock", () => {
  const written = (date: string | undefined): number =>
    Date.parse((date ?? "").replace(/(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/, "$1-$2-$3T$4:$5:$6Z"));

  it("is off by `systemClockOffset`", async () => {
    const { server, client } = await connected({ body: hello }, { systemClockOffset: 3_600_000 });
    await converse(client);
    const date = written(server.seen[0]?.headers["x-amz-date"]?.toString());
    expect(Math.abs(date - Date.now() - 3_600_000)).toBeLessThan(60_000);
  });

  it("is set right by the SDK once the service says that it is wrong", async () => {
    const now = Date.now() + 7_200_000;
    const date = new Date(now).toUTCString();
    const refusal = {
      status: 403,
      headers: { date, "x-amzn-errortype": "RequestTimeTooSkewed" },
      body: '{"message":"m"}',
    };
    let calls = 0;
    const { server, client } = await connected(() => (calls++ === 0 ? refusal : { body: hello, headers: { date } }), {
      maxAttempts: 2,
    });
    await converse(client);
    await converse(client);
    const dates = server.seen.map(({ headers }) => written(headers["x-amz-date"]?.toString()));
    expect(dates.slice(1).map((each) => Math.abs(each - now) < 60_000)).toEqual([true, true]);
    expect(Math.abs((dates[0] ?? 0) - now)).toBeGreaterThan(60_000);
  });
});
