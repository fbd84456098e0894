import { appBeside, describeManners, emulatedBedrock } from "@tooling/app-tests";
import { describe, expect, it } from "vitest";

const app = appBeside(import.meta.url);
const arn = (resource: string) => `arn:aws:bedrock:us-east-1:123456789012:${resource}`;

describe("fine-tuned", () => {
  it.each([
    [[], {}, "custom-model-deployment/ticketsdep01"],
    [[], { SERVED_BY: "provisioned" }, "provisioned-model/capacity0001"],
    [["provisioned", "Hello"], {}, "provisioned-model/capacity0001"],
    [["deployment", "Hello"], { SERVED_BY: "provisioned" }, "custom-model-deployment/ticketsdep01"],
    [[], { DEPLOYMENT_ARN: arn("provisioned-model/capacity0001") }, "provisioned-model/capacity0001"],
  ])("started with %j and %j calls %s", async (argv, configuration, resource) => {
    const { calls, environment } = await emulatedBedrock();
    const { code, out } = await app.run(argv, { ...environment, ...configuration });
    expect(code).toBe(0);
    expect(calls).toMatchObject([{ operation: "Converse", modelId: arn(resource) }]);
    expect(out).toMatch(/\n✓ “.* was asked\..*\n {2}\d+ → \d+ tokens\n$/);
  });

  it("says what to pass in place of a custom model, without a call", async () => {
    const { calls, environment } = await emulatedBedrock();
    const { code, err } = await app.run(["custom-model"], environment);
    expect({ code, calls }).toEqual({ code: 1, calls: [] });
    expect(err).toMatch(/^✗ operation-not-supported\n.*Pass the ARN of its deployment/);
  });

  it("names the ways that there are", async () => {
    const { code, out, err } = await app.run(["magic"], {});
    expect({ code, out, err }).toEqual({
      code: 2,
      out: "",
      err: '"magic" is none of deployment, provisioned, custom-model.\n',
    });
  });
});

describeManners(app);
