import { existsSync, readFileSync } from "node:fs";
import { BedrockRuntimeClient } from "@aws-sdk/client-bedrock-runtime";
import { partition } from "@aws-sdk/core/client";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type EndpointOptions, endpointFor } from "../src/endpoint/endpoint.ts";
import { evaluator } from "./support/rule-set.ts";
import { setEnvironment, withoutSurroundings } from "./support/surroundings.ts";

withoutSurroundings();

/** The official rules lie beside the repository where the project is developed; a clone has none. */
const rulesFile = new URL(
  "../../../../shared/service-models/bedrock-runtime.endpoint-rule-set-1.json",
  import.meta.url,
);
const there = existsSync(rulesFile);
if (!there)
  console.log("Skipped: the official endpoint rules are not part of a clone (they lie beside the repository).");

const known = [
  ..."af-south-1 ap-east-1 ap-east-2 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2".split(" "),
  ..."ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6 ap-southeast-7".split(
    " ",
  ),
  ..."aws-global ca-central-1 ca-west-1 eu-central-1 eu-central-2 eu-north-1 eu-south-1 eu-south-2".split(" "),
  ..."eu-west-1 eu-west-2 eu-west-3 il-central-1 me-central-1 me-south-1 me-west-1 mx-central-1".split(" "),
  ..."sa-east-1 sa-west-1 us-east-1 us-east-2 us-west-1 us-west-2".split(" "),
  ..."aws-cn-global cn-north-1 cn-northwest-1 eusc-de-east-1 aws-us-gov-global us-gov-east-1 us-gov-west-1".split(" "),
  ..."aws-iso-global us-iso-east-1 us-iso-west-1 aws-iso-b-global us-isob-east-1 us-isob-west-1".split(" "),
  ..."aws-iso-e-global eu-isoe-west-1 aws-iso-f-global us-isof-east-1 us-isof-south-1".split(" "),
];

/** Regions that are not there yet, in partitions that are, and in some that are not. */
const invented = fc
  .tuple(
    fc.constantFrom(
      ..."us eu ap sa ca me af il mx cn us-gov us-iso us-isob eu-isoe us-isof eusc-de xx nz-isox".split(" "),
    ),
    fc.constantFrom("north", "southeast", "central", "mars"),
    fc.integer({ min: 1, max: 42 }),
  )
  .map((parts) => parts.join("-"));

const flags = [false, true].flatMap((useFipsEndpoint) =>
  [false, true].map((useDualstackEndpoint) => ({ useFipsEndpoint, useDualstackEndpoint })),
);

const ours = (name: string, options: EndpointOptions): string =>
  endpointFor({ name, isFips: false }, options).url.href.replace(/\/$/, "");

const sdk = new BedrockRuntimeClient({ region: "us-east-1" });

function bySdk(region: string, { useFipsEndpoint, useDualstackEndpoint }: (typeof flags)[number]): string {
  const given = { Region: region, UseFIPS: useFipsEndpoint, UseDualStack: useDualstackEndpoint };
  return sdk.config.endpointProvider(given as never).url.href.replace(/\/$/, ""); // as its parameters are called
}

describe("the endpoint of a region", () => {
  it.each(known)("is the AWS SDK's for %s, with and without FIPS and dual-stack", (region) => {
    for (const each of flags) expect(ours(region, each)).toBe(bySdk(region, each));
  });

  it("is the AWS SDK's for regions that are not there yet", () => {
    fc.assert(
      fc.property(invented, fc.constantFrom(...flags), (region, each) => {
        expect(ours(region, each)).toBe(bySdk(region, each));
      }),
      { numRuns: 500 },
    );
  });

  it.skipIf(!there)("is what the official rules say, for all regions and flags, errors included", () => {
    const { rules } = JSON.parse(readFileSync(rulesFile, "utf8"));
    const decide = evaluator(partition);
    const regions = [...known, ...fc.sample(invented, 200)];
    for (const region of regions) {
      for (const each of flags) {
        for (const endpoint of [undefined, "https://example.com"]) {
          const official = decide(rules, {
            Region: region,
            UseFIPS: each.useFipsEndpoint,
            UseDualStack: each.useDualstackEndpoint,
            Endpoint: endpoint,
          });
          const options = { ...each, endpoint };
          if (typeof official === "string") expect(ours(region, options)).toBe(official);
          else expect(() => ours(region, options), official?.error).toThrow("custom endpoint");
        }
      }
    }
  });

  it("stays in the Sovereign Cloud for another of its countries, which AWS's rules do not know yet", () => {
    expect(ours("eusc-fr-west-1", {})).toBe("https://bedrock-runtime.eusc-fr-west-1.amazonaws.eu");
  });

  it("has FIPS where the region's name asks for it", () => {
    const { host } = endpointFor({ name: "us-west-2", isFips: true }, {});
    expect(host).toBe("bedrock-runtime-fips.us-west-2.amazonaws.com");
  });
});

describe("what the environment says of the endpoint", () => {
  it.each([
    [{ AWS_USE_FIPS_ENDPOINT: "true" }, "https://bedrock-runtime-fips.us-east-1.amazonaws.com"],
    [{ AWS_USE_DUALSTACK_ENDPOINT: "true" }, "https://bedrock-runtime.us-east-1.api.aws"],
    [
      { AWS_USE_FIPS_ENDPOINT: "false", AWS_USE_DUALSTACK_ENDPOINT: "" },
      "https://bedrock-runtime.us-east-1.amazonaws.com",
    ],
    [{ AWS_ENDPOINT_URL: "http://one" }, "http://one"],
    [{ AWS_ENDPOINT_URL: "http://one", AWS_ENDPOINT_URL_BEDROCK_RUNTIME: "http://two" }, "http://two"],
    [
      { AWS_ENDPOINT_URL_BEDROCK_RUNTIME: "http://two", AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "true" },
      "https://bedrock-runtime.us-east-1.amazonaws.com",
    ],
  ])("%o gives %s", (variables, url) => {
    setEnvironment(variables);
    expect(ours("us-east-1", {})).toBe(url);
  });

  it("comes after what is passed", () => {
    setEnvironment({ AWS_USE_FIPS_ENDPOINT: "true", AWS_ENDPOINT_URL: "http://one" });
    expect(ours("us-east-1", { useFipsEndpoint: false, endpoint: "http://mine" })).toBe("http://mine");
  });

  it("is refused where it is neither true nor false", () => {
    setEnvironment({ AWS_USE_FIPS_ENDPOINT: "yes" });
    expect(() => ours("us-east-1", {})).toThrow('AWS_USE_FIPS_ENDPOINT is "yes". It is `true` or `false`.');
  });
});

describe("a custom endpoint", () => {
  it("keeps its port, its path and its query", () => {
    const endpoint = endpointFor(
      { name: "us-east-1", isFips: false },
      { endpoint: new URL("http://[::1]:8080/a b/?x=1&b") },
    );
    expect(endpoint).toMatchObject({
      host: "[::1]:8080",
      prefix: "/a%20b",
      canonicalPrefix: "/a%2520b",
      query: "b=&x=1",
    });
  });

  it.each(["bedrock.example.com", "ftp://example.com", "", "https://user:word@example.com"])(
    "%s is refused",
    (endpoint) => {
      const attempt = (): unknown => endpointFor({ name: "us-east-1", isFips: false }, { endpoint });
      expect(attempt).toThrow(/The endpoint (?:is no URL of HTTP|has a user and a password)\./);
      expect(attempt).not.toThrow("word@");
    },
  );
});
