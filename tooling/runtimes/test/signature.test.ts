import { BedrockRuntimeClient, ConverseCommand } from "@aws-sdk/client-bedrock-runtime";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { accessKeyId, bearerToken, region, secretAccessKey, sessionToken } from "../program/account.ts";
import { faultIn } from "../src/signature.ts";
import { type Call, openSite, type Site } from "../src/site.ts";

/** How the program is to be judged: by what AWS's own signer does. */
describe("a request that the AWS SDK has signed", () => {
  let site: Site;
  let call: Call;
  beforeAll(async () => {
    site = await openSite();
    const credentials = { accessKeyId, secretAccessKey, sessionToken };
    const client = new BedrockRuntimeClient({
      region,
      credentials,
      endpoint: site.origin,
      requestHandler: new NodeHttpHandler(),
    });
    const messages = [{ role: "user" as const, content: [{ text: "昔々 🦊" }] }];
    await client.send(new ConverseCommand({ modelId: "amazon.nova-lite-v1:0", messages }));
    client.destroy();
    const [first] = site.calls;
    if (!first) throw new Error("Nothing arrived.");
    call = first;
  });
  afterAll(() => site.close());

  it("is believed", () => {
    expect(call.fault).toBe("");
  });

  it.each([
    ["body", () => ({ ...call, body: Buffer.concat([call.body, Buffer.from(" ")]) })],
    ["path", () => ({ ...call, path: call.path.replace("lite", "lute") })],
    ["host", () => ({ ...call, headers: { ...call.headers, host: "elsewhere" } })],
    ["session token", () => ({ ...call, headers: { ...call.headers, "x-amz-security-token": `${sessionToken}=` } })],
    ["method", () => ({ ...call, method: "PUT" })],
    ["day", () => ({ ...call, headers: { ...call.headers, "x-amz-date": "20200101T000000Z" } })],
    ["headers, by one that is not signed", () => ({ ...call, headers: { ...call.headers, "x-team": "blue" } })],
    ["authorization", () => ({ ...call, headers: { ...call.headers, authorization: "" } })],
    [
      "signature",
      () => {
        const authorization = call.headers.authorization?.replace(/.$/, (last) => (last === "0" ? "1" : "0")) ?? "";
        return { ...call, headers: { ...call.headers, authorization } };
      },
    ],
  ])("is not believed with another %s", (_what, changed) => {
    expect(faultIn(changed())).not.toBe("");
  });
});

describe("a bearer token", () => {
  const request = { method: "POST", path: "/model/x/converse", body: new Uint8Array() };

  it("is believed as it is", () => {
    expect(faultIn({ ...request, headers: { authorization: `Bearer ${bearerToken}` } })).toBe("");
  });

  it("is not believed where it is another one", () => {
    expect(faultIn({ ...request, headers: { authorization: `Bearer ${bearerToken}!` } })).not.toBe("");
  });
});
