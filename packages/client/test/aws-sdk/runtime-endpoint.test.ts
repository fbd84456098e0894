import { describe, expect, it } from "vitest";
import { credentials } from "./support/both.ts";
import { client, connected, converse, environment, hello } from "./support/ours.ts";
import { ok, StubHandler, type StubRequest } from "./support/stub.ts";

/** The request that a call with this configuration is. */
async function requestWith(
  runtime: object,
  options?: { readonly region?: string | undefined },
): Promise<StubRequest | undefined> {
  const requestHandler = new StubHandler(() => ok(hello));
  await converse(client({ credentials, requestHandler, ...runtime }, options));
  return requestHandler.requests[0];
}
const hostWith = async (
  runtime: object,
  options?: { readonly region?: string | undefined },
): Promise<string | undefined> => (await requestWith(runtime, options))?.hostname;

describe("the host", () => {
  it("is the region's", async () => {
    expect(await hostWith({})).toBe("bedrock-runtime.us-east-1.amazonaws.com");
    expect(await hostWith({}, { region: "cn-north-1" })).toBe("bedrock-runtime.cn-north-1.amazonaws.com.cn");
  });

  it("follows `useFipsEndpoint` and `useDualstackEndpoint`", async () => {
    expect(await hostWith({ useFipsEndpoint: true })).toBe("bedrock-runtime-fips.us-east-1.amazonaws.com");
    expect(await hostWith({ useDualstackEndpoint: true })).toBe("bedrock-runtime.us-east-1.api.aws");
    expect(await hostWith({ useFipsEndpoint: async () => true, useDualstackEndpoint: true })).toBe(
      "bedrock-runtime-fips.us-east-1.api.aws",
    );
  });

  it("follows the environment in the same", async () => {
    environment({ AWS_USE_FIPS_ENDPOINT: "true" });
    expect(await hostWith({})).toBe("bedrock-runtime-fips.us-east-1.amazonaws.com");
  });

  it("is that of `AWS_ENDPOINT_URL_BEDROCK_RUNTIME`, unless an endpoint is given", async () => {
    environment({ AWS_ENDPOINT_URL_BEDROCK_RUNTIME: "https://inside.example/bedrock" });
    expect(await requestWith({})).toMatchObject({
      hostname: "inside.example",
      path: expect.stringMatching(/^\/bedrock\/model\//),
    });
    expect(await hostWith({ endpoint: "https://other.example" })).toBe("other.example");
  });
});

describe("`endpoint`", () => {
  const forms = {
    text: "https://proxy.example:8443/aws/bedrock",
    "text that ends with a slash": "https://proxy.example:8443/aws/bedrock/",
    "an object": { protocol: "https:", hostname: "proxy.example", port: 8443, path: "/aws/bedrock" },
    "a function": async () => ({ protocol: "https:", hostname: "proxy.example", port: 8443, path: "/aws/bedrock" }),
  };

  it.each(Object.entries(forms))("as %s may have a path, which comes first", async (name, endpoint) => {
    const slash = name.endsWith("slash") ? "/" : "";
    expect(await requestWith({ endpoint })).toMatchObject({
      protocol: "https:",
      hostname: "proxy.example",
      port: 8443,
      path: `/aws/bedrock${slash}/model/amazon.nova-lite-v1%3A0/converse`,
      query: {},
    });
  });

  it("is the same for calls to other regions, which are signed for theirs", async () => {
    const { server, client } = await connected();
    const arn = "arn:aws:bedrock:eu-west-1::foundation-model/amazon.nova-lite-v1:0";
    await client.converse(arn, { messages: "Hi" });
    expect(server.seen[0]?.headers.authorization).toContain("/eu-west-1/bedrock/");
  });
});

describe("`region`", () => {
  it("may be a function of `runtime`", async () => {
    const region = async () => "ap-south-1";
    expect(await hostWith({ region }, {})).toBe("bedrock-runtime.ap-south-1.amazonaws.com");
  });

  it("of the client comes before that of `runtime`", async () => {
    expect(await hostWith({ region: "ap-south-1" }, { region: "us-west-2" })).toBe(
      "bedrock-runtime.us-west-2.amazonaws.com",
    );
  });

  it("is the environment's where nobody names one", async () => {
    environment({ AWS_REGION: "sa-east-1" });
    expect(await hostWith({}, {})).toBe("bedrock-runtime.sa-east-1.amazonaws.com");
  });

  it("may be set by an extension", async () => {
    const extension = {
      configure: (config: { setRegion(region: () => Promise<string>): void }) =>
        config.setRegion(async () => "eu-north-1"),
    };
    const request = await requestWith({ extensions: [extension] }, {});
    expect(request?.headers.authorization).toContain("/eu-north-1/bedrock/");
  });
});

it("`userAgentAppId` is told to the service, and so is the SDK's own name", async () => {
  const request = await requestWith({ userAgentAppId: "my-app" });
  expect(request?.headers["user-agent"]).toContain("app/my-app");
  expect(request?.headers["user-agent"]).toMatch(/^aws-sdk-js\//);
});
