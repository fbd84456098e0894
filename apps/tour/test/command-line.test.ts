import { describe, expect, it } from "vitest";
import { readArguments } from "../src/arguments.ts";
import { run } from "./support.ts";

describe("the command line", () => {
  it("explains itself", async () => {
    const { code, out } = await run(["--help"]);
    expect(code).toBe(0);
    for (const option of ["--live", "--region", "--prompt", "--var", "--pace", "--help"]) expect(out).toContain(option);
  });

  it.each([
    [["--foo"], "Unknown option '--foo': see --help; a prompt that begins with a hyphen goes behind one more --."],
    [["--live=x"], "Option '--live' does not take an argument: see --help; "],
    [[""], "The prompt is empty: put words between the quotes, or leave it out."],
    [[" \n"], "The prompt is empty"],
    [["--live"], "--live takes a modelId or more, such as: npm start -- --live "],
    [["--live", "us.amazon.nova-lite-v1:0", "--prompt", ""], "The prompt is empty"],
    [["--live", "us.amazon.nova-lite-v1:0", "--pace", "5"], "--pace is for the embedded Bedrock only"],
    [
      ["--live", "us.amazon.nova-lite-v1:0", "--var", "language"],
      "--var takes name=value, such as language=Portuguese",
    ],
    [["--live", "us.amazon.nova-lite-v1:0", "--var", "a=b"], "--var is for prompt ARNs, and there is none"],
    [["--region", "us-east-1"], "--region is for --live only: see --help."],
    [["--pace", "soon"], '--pace takes milliseconds, such as 30, and not "soon".'],
  ])("answers %j with one sentence and code 2", async (argv, sentence) => {
    const { code, out, err } = await run(argv);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err.startsWith(sentence) ? sentence : err).toBe(sentence);
    expect(err.trimEnd()).not.toContain("\n");
  });

  it("takes a prompt that begins with a hyphen behind one more --", () => {
    expect(readArguments(["--", "--foo"])).toEqual({ tour: { prompt: "--foo", paceMs: undefined } });
  });

  it("reads variables, of which the value may be empty or have an equals sign", () => {
    expect(
      readArguments(["a", "--live", "b", "--var", "x=1=2", "--var", "y=", "--prompt", "p", "--region", "r"]),
    ).toEqual({ live: { modelIds: ["a", "b"], variables: { x: "1=2", y: "" }, prompt: "p", region: "r" } });
  });
});
