import { describe, expect, it } from "vitest";
import type { App } from "./app.ts";
import { environmentFor, silentBedrock } from "./bedrock.ts";

/** A port that nobody ever listens on. */
const nowhere = "http://127.0.0.1:1";

/** What every app that makes calls and ends has to do when a call does not go as it should. */
export function describeManners(app: App, argv: readonly string[] = []): void {
  describe("manners", () => {
    it("says what to do where nothing listens, without a stack trace", async () => {
      const { code, err } = await app.run(argv, environmentFor(nowhere));
      expect(code).toBe(1);
      expect(err).toContain("Nothing listens at the endpoint");
      expect(err).not.toMatch(/^\s+at /m);
    });
    itEndsAtCtrlC(app, argv);
  });
}

/** The part of it that any program does which waits for an answer. */
export function itEndsAtCtrlC(app: App, argv: readonly string[] = []): void {
  it("ends at Ctrl-C while it waits for an answer, without a word, and closes the connection", async () => {
    const bedrock = await silentBedrock();
    const running = app.start(argv, bedrock.environment);
    const { left } = await bedrock.called;
    running.kill("SIGINT");
    expect(await running.ended).toMatchObject({ signal: "SIGINT", err: "" });
    await left;
  });
}
