import { appBeside, describeManners, emulatedBedrock } from "@tooling/app-tests";
import { describe, expect, it } from "vitest";

const app = appBeside(import.meta.url);

describe("translate", () => {
  it("sends the stored prompt and its two variables, and nothing else", async () => {
    const { calls, environment } = await emulatedBedrock();
    const { code, out, err } = await app.run(["German", "See", "you", "at noon."], environment);
    expect(code).toBe(0);
    expect(out).toMatch(/^With language “German” and message “See you at noon\.”: .*\n$/);
    expect(err).toMatch(/^German · prompt TRANSLATE1, version 2 · \d+ → \d+ tokens\n$/);
    expect(calls).toMatchObject([
      { operation: "ConverseStream", modelId: expect.stringMatching(/:prompt\/TRANSLATE1:2$/) },
    ]);
    expect(calls[0]?.body).toEqual({
      promptVariables: { language: { text: "German" }, message: { text: "See you at noon." } },
    });
  });

  it("takes the draft of the prompt where its ARN has no version", async () => {
    const { calls, environment } = await emulatedBedrock();
    const PROMPT_ARN = "arn:aws:bedrock:us-east-1:123456789012:prompt/TRANSLATE1";
    const { out, err } = await app.run([], { ...environment, PROMPT_ARN });
    expect(out).toContain("word for word: Good morning!");
    expect(err).toContain("Portuguese · prompt TRANSLATE1, draft");
    expect(calls[0]?.modelId).toBe(PROMPT_ARN);
  });

  it("refuses an ARN that is no prompt's, without a call", async () => {
    const { calls, environment } = await emulatedBedrock();
    const { code, out, err } = await app.run([], { ...environment, PROMPT_ARN: "amazon.nova-lite-v1:0" });
    expect({ code, out, calls }).toEqual({ code: 1, out: "", calls: [] });
    expect(err).toMatch(/^invalid-target: .*\n$/);
  });
});

describeManners(app);
