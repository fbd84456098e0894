import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { appBeside, emulatedBedrock, itEndsAtCtrlC } from "@tooling/app-tests";
import { describe, expect, it, onTestFinished } from "vitest";

const app = appBeside(import.meta.url);
const dist = new URL("../dist/", import.meta.url);

describe("the handler", () => {
  it("streams the answer as plain text", async () => {
    const { calls, environment } = await emulatedBedrock();
    const { code, out, err } = await app.run(["Hello,", "Lambda"], environment);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(/^HTTP 200 text\/plain; charset=utf-8\n\n“Hello, Lambda” is what Nova Lite was asked\..*\n/);
    expect(calls).toMatchObject([{ operation: "ConverseStream", modelId: "us.amazon.nova-lite-v1:0" }]);
  });

  it("answers an error with its code and its advice", async () => {
    const { environment } = await emulatedBedrock();
    const { out } = await app.run([], { ...environment, MODEL_ID: "anthropic.claude-sonnet-4-5-20250929-v1:0" });
    expect(out).toMatch(
      /^HTTP 502 application\/json\n\n\{"code":"on-demand-not-supported","advice":"Pass [^"]*inference profile/,
    );
  });

  itEndsAtCtrlC(app);
});

describe("the bundle", () => {
  it("is one file, which needs nothing that is installed", async () => {
    const { environment } = await emulatedBedrock();
    const folder = mkdtempSync(join(tmpdir(), "lambda-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    for (const file of ["main.js", "handler.mjs"]) cpSync(new URL(file, dist), join(folder, file));
    const elsewhere = appBeside(import.meta.url, pathToFileURL(join(folder, "main.js")).href);
    expect((await elsewhere.run(["Hello"], environment)).out).toContain("“Hello” is what Nova Lite was asked.");
  });

  it("is small, and the program says how small", async () => {
    const { environment } = await emulatedBedrock();
    const { length } = readFileSync(new URL("handler.mjs", dist));
    expect(length).toBeLessThan(600_000);
    expect((await app.run([], environment)).out).toMatch(
      new RegExp(`\\nhandler\\.mjs: ${Math.round(length / 1000)} kB, zipped \\d+ kB, the AWS SDK included\\n$`),
    );
  });
});
