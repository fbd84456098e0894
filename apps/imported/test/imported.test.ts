import { appBeside, describeManners, emulatedBedrock } from "@tooling/app-tests";
import { describe, expect, it } from "vitest";

const app = appBeside(import.meta.url);
const arn = (name: string) => `arn:aws:bedrock:us-east-1:123456789012:imported-model/${name}`;

describe("imported", () => {
  it("converses with a model that has Converse, and invokes one that has not", async () => {
    const { calls, environment } = await emulatedBedrock();
    const { code, out } = await app.run(["Hello"], environment);
    expect(code).toBe(0);
    expect(calls).toMatchObject([
      { operation: "Converse", modelId: arn("summaries001"), status: 200 },
      { operation: "Converse", modelId: arn("classifier01"), status: 400 },
      { operation: "InvokeModel", modelId: arn("classifier01"), status: 200 },
    ]);
    expect(out).toMatch(/summaries001\n✓ converse +“Hello” is what summaries was asked\./);
    expect(out).toMatch(
      /✗ converse +operation-not-supported\n.*`invokeModel`.*\n✓ invokeModel +“Hello” is what classifier/,
    );
  });

  it("takes the models from the configuration", async () => {
    const { calls, environment } = await emulatedBedrock();
    const MODEL_ARNS = arn("summaries001");
    expect(await app.run([], { ...environment, MODEL_ARNS })).toMatchObject({ code: 0, err: "" });
    expect(calls).toHaveLength(1);
  });

  it("invokes nothing where the model is not there", async () => {
    const { calls, environment } = await emulatedBedrock();
    const { code, err } = await app.run([], { ...environment, MODEL_ARNS: arn("nothing00001") });
    expect(code).toBe(1);
    expect(err).toMatch(/^not-found: /);
    expect(calls).toHaveLength(1);
  });
});

describeManners(app);
