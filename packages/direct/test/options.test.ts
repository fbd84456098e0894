import { Agent } from "node:http";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type DirectOptions, directTransport } from "../src/index.ts";
import { credentials, withoutSurroundings } from "./support/surroundings.ts";

withoutSurroundings();
afterEach(() => vi.unstubAllGlobals());

const provider = async () => credentials;
const fetch = async (): Promise<Response> => new Response();

describe("the options of a transport", () => {
  it("may all be left out, and undefined is the same as left out", () => {
    expect(() => directTransport()).not.toThrow();
    expect(() => directTransport({ region: undefined, credentials: undefined, fetch: undefined })).not.toThrow();
  });

  it.each([
    [{ credentials, credentialProvider: provider }, "`credentials` and `credentialProvider` are both given."],
    [{ bearerToken: "t", credentials }, "`bearerToken` and `credentials` are both given."],
    [{ bearerToken: "t", credentialProvider: provider }, "`bearerToken` and `credentialProvider` are both given."],
    [{ agent: new Agent(), fetch }, "`agent` and `fetch` are both given."],
    [{ region: "us_east" }, '"us_east" is no region.'],
    [{ endpoint: "example.com" }, "The endpoint is no URL of HTTP."],
    [{ profile: "work" }, "fromIni({ profile })"],
    [{ requestHandler: {} }, "It takes region, credentials, credentialProvider, bearerToken, endpoint"],
    [{ region: 1 }, "`region` has a value of another type. It takes: string."],
    [{ endpoint: null }, "`endpoint` has a value of another type."],
    [{ bearerToken: true }, "`bearerToken` has a value of another type. It takes: string, function, false."],
    [{ useFipsEndpoint: "true" }, "`useFipsEndpoint` has a value of another type. It takes: boolean."],
    [{ credentialProvider: credentials }, "`credentialProvider` has a value of another type. It takes: function."],
  ])("%o are refused", (options, message) => {
    const attempt = (): unknown => directTransport(options as DirectOptions); // as JavaScript might
    expect(attempt).toThrow(message);
    expect(attempt).toThrow(expect.objectContaining({ code: "invalid-request" }));
  });

  it("`bearerToken: false` goes with credentials", () => {
    expect(() => directTransport({ bearerToken: false, credentials })).not.toThrow();
  });

  it("have no agent outside of Node", () => {
    vi.stubGlobal("process", { ...process, versions: { node: "24.0.0", deno: "2.5.0" } });
    expect(() => directTransport({ agent: new Agent() })).toThrow("`agent` is for Node, and this is not Node.");
  });

  it("may be changed afterwards without any effect", async () => {
    const options = { region: "us-east-1" };
    const transport = directTransport(options);
    options.region = "eu-west-1";
    expect(await transport.region()).toBe("us-east-1");
  });
});
