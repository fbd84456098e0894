import { appBeside, describeManners, emulatedBedrock } from "@tooling/app-tests";
import { describe, expect, it } from "vitest";

const app = appBeside(import.meta.url);
const arn = (name: string) => `arn:aws:bedrock:us-east-1:123456789012:imported-model/${name}`;

describe("imported", () => {
  it("converses with a model that has Converse and with one that has not, and says which is which", async () => {
    const { environment } = await emulatedBedrock();
    const { code, out } = await app.run(["Hello"], environment);
    expect(code).toBe(0);
    expect(out).toMatch(/^summaries {2}llama, has Converse\n✓ converse +“Hello” is what summaries was asked\./);
    expect(out).toMatch(/\nclassifier {2}qwen2, no Converse.*\n✓ converse +“Hello” is what classifier was asked\./);
  });

  it("looks up once which it is, and sends each call once, by the operation that the model has", async () => {
    const { calls, environment } = await emulatedBedrock();
    await app.run(["Hello"], environment);
    expect(calls.map(({ operation, status }) => `${operation} ${status}`)).toEqual([
      "GetImportedModel 200",
      "Converse 200",
      "GetImportedModel 200",
      "InvokeModel 200",
      "InvokeModel 200",
    ]);
  });

  it("shows the model's own answer beside it, where the model has no Converse", async () => {
    const { environment } = await emulatedBedrock();
    const { out } = await app.run(["Hello"], environment);
    const [, answer = "", ...others] = out.split(/✓ invokeModel +/);
    expect(others).toEqual([]);
    expect(JSON.parse(answer)).toMatchObject({ model: "classifier", choices: [{ finish_reason: "stop" }] });
  });

  it("converses also where it may not look up whether the model has Converse", async () => {
    const { calls, environment } = await emulatedBedrock({ deny: ["bedrock:GetImportedModel"] });
    const { code, out } = await app.run(["Hello"], { ...environment, MODEL_ARNS: arn("classifier01") });
    expect(code).toBe(0);
    expect(out).toMatch(/^arn:.* {2}unknown architecture, Converse is tried first\n✓ converse +“Hello”/);
    expect(calls.at(-1)).toMatchObject({ operation: "InvokeModel", status: 200 });
  });

  it("takes the models from the configuration", async () => {
    const { calls, environment } = await emulatedBedrock();
    const MODEL_ARNS = `${arn("assistant001")}, ${arn("summaries001")}`;
    const { code, out, err } = await app.run([], { ...environment, MODEL_ARNS });
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(/^assistant .*\nsummaries /s);
    expect(calls.filter(({ modelId }) => modelId === arn("summaries001"))).toHaveLength(1);
  });

  it("calls nothing where the model is not there", async () => {
    const { calls, environment } = await emulatedBedrock();
    const { code, err } = await app.run([], { ...environment, MODEL_ARNS: arn("nothing00001") });
    expect(code).toBe(1);
    expect(err).toMatch(/^not-found: /);
    expect(calls.map(({ operation }) => operation)).toEqual(["GetImportedModel"]);
  });
});

describeManners(app);
