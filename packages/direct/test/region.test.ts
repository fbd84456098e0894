import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BedrockRuntimeClient } from "@aws-sdk/client-bedrock-runtime";
import { describe, expect, it } from "vitest";
import { readRegion } from "../src/endpoint/region.ts";
import { directTransport } from "../src/index.ts";
import { credentials, input, setEnvironment, withoutSurroundings } from "./support/surroundings.ts";

withoutSurroundings();

/** AWS's two files, with these texts; a folder of their own each time, since the AWS SDK keeps what it has read. */
async function files(config: string, credentialsFile = ""): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "bedrock-targets-aws-"));
  await writeFile(join(folder, "config"), config);
  await writeFile(join(folder, "credentials"), credentialsFile);
  setEnvironment({ AWS_CONFIG_FILE: join(folder, "config"), AWS_SHARED_CREDENTIALS_FILE: join(folder, "credentials") });
}

describe("the region of a transport", () => {
  it("is the one that is passed, before the environment's", async () => {
    setEnvironment({ AWS_REGION: "eu-west-1" });
    expect(await directTransport({ region: "us-west-2" }).region()).toBe("us-west-2");
    expect(await directTransport().region()).toBe("eu-west-1");
  });

  it("is AWS_REGION before a profile's", async () => {
    await files("[default]\nregion = ap-south-1\n");
    expect(await directTransport().region()).toBe("ap-south-1");
    setEnvironment({ AWS_REGION: "eu-west-1" });
    expect(await directTransport().region()).toBe("eu-west-1");
  });

  it("is looked for again as long as there is none", async () => {
    const transport = directTransport();
    expect(await transport.region()).toBeUndefined();
    setEnvironment({ AWS_REGION: "eu-west-1" });
    expect(await transport.region()).toBe("eu-west-1");
  });

  it("is without what asked for FIPS in it", async () => {
    expect(await directTransport({ region: "us-east-1-fips" }).region()).toBe("us-east-1");
  });

  it("where there is none, and a call names none, is an error that says what to do", async () => {
    setEnvironment({ AWS_DEFAULT_REGION: "us-east-1" });
    const sending = directTransport({ credentials }).send({ operation: "converse", input });
    await expect(sending).rejects.toMatchObject({
      code: "invalid-request",
      advice: expect.stringMatching(/region: "us-east-1".*AWS_REGION.*AWS_DEFAULT_REGION is not read/),
    });
  });

  const cases: readonly (readonly [what: string, profile: string, config: string, credentialsFile: string])[] = [
    ["the default profile's", "", "[default]\nregion=eu-west-1", ""],
    ["a named profile's", "work", "[default]\nregion=eu-west-1\n[profile work]\nregion = us-west-2", ""],
    ["a profile's in quotes", "my-work", '[profile "my-work"]\nregion = us-west-2', ""],
    ["the credentials file's first", "", "[default]\nregion=eu-west-1", "[default]\nregion=us-west-1"],
    ["the credentials file's, without the word profile", "work", "", "[work]\nregion=us-west-1"],
    ["the last of two", "", "[default]\nregion=eu-west-1\nregion=eu-west-2", ""],
    ["one with comments", "", "; region=no\n# region=no\n[default] ; x\nregion = eu-west-1 # yes", ""],
    ["not that of nested settings", "", "[default]\ns3 =\n  region = no-1\nregion = eu-west-1\n", ""],
    ["not that of settings nested below the region", "", "[default]\nregion = eu-west-1\ns3 =\n  region = no-1\n", ""],
    [
      "not that of a section of another sort",
      "work",
      "[sso-session work]\nregion=no-1\n[profile work]\nregion=eu-west-3",
      "",
    ],
    ["of a file with carriage returns", "", "[default]\r\nregion=eu-west-1\r\n", ""],
    ["the one of [profile default]", "", "[profile default]\nregion=eu-north-1", ""],
  ];

  it.each(cases)(
    "is, of AWS's files, %s, as the AWS SDK reads them",
    async (_what, profile, config, credentialsFile) => {
      await files(config, credentialsFile);
      if (profile !== "") setEnvironment({ AWS_PROFILE: profile });
      const client = new BedrockRuntimeClient({});
      const expected = await client.config.region().catch(() => undefined);
      expect(expected).toMatch(/^(?:eu|us)-[a-z]+-\d$/);
      expect(await directTransport().region()).toBe(expected);
    },
  );
});

describe("a region's name", () => {
  it.each([
    ["fips-us-east-1", "us-east-1"],
    ["us-gov-west-1-fips", "us-gov-west-1"],
    ["fips-aws-global", "us-east-1"],
  ])("%s is %s with FIPS", (given, name) => {
    expect(readRegion(given)).toEqual({ name, isFips: true });
  });

  it.each(["", "evil.example.com/", "us_east", "-us", "us-", "a".repeat(64), "us east"])("%j is none", (given) => {
    expect(() => readRegion(given)).toThrow("is no region. It is written like `us-east-1`.");
  });

  it("is checked when a call names it", async () => {
    const sending = directTransport({ credentials }).send({ operation: "converse", input, region: "evil.com/" });
    await expect(sending).rejects.toMatchObject({ code: "invalid-request" });
  });
});
