import { describe, expect, it } from "vitest";
import { accountMap, type MappedTarget } from "../../src/map/account-map.ts";
import { htmlOf } from "../../src/map/html.ts";
import { paperFor } from "../../src/map/paper.ts";
import { chromium, missingChromium, printed } from "../support/chromium.ts";

/** An account with as many application profiles, all of one model in three regions. */
const profiles = (count: number): MappedTarget[] =>
  Array.from({ length: count }, (_, index) => ({
    kind: "application-profile",
    modelId: `arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/${String(index).padStart(12, "0")}`,
    name: `team ${index}`,
    status: "ACTIVE",
    behind: ["us-east-1", "us-east-2", "us-west-2"].map(
      (region) => `arn:aws:bedrock:${region}::foundation-model/amazon.nova-lite-v1:0`,
    ),
  }));

describe("paper", () => {
  it.each([
    [1140, 210, "297mm 210mm"], // A4, lying
    [1140, 1320, "210mm 297mm"], // A4,
    [1140, 2200, "297mm 420mm"],
    [1140, 3000, "420mm 594mm"], // A2
    [1140, 4500, "594mm 841mm"],
    [1140, 6500, "841mm 1189mm"], // A0
  ])("for a picture of %i × %i px is the smallest on which it can be read: %s", (width, height, size) => {
    expect(paperFor(width, height)).toBe(size);
  });

  it("is a piece of a roll where A0 is too small, and no longer than a PDF's page may be", () => {
    expect(paperFor(556, 7_862)).toMatch(/^210mm 13\d\dmm$/);
    expect(paperFor(1140, 90_000)).toMatch(/mm 5080mm$/);
  });

  const test = chromium === undefined ? it.skip : it;
  test.each([5, 45, 60, 110])(
    `for %i application profiles is taken by a browser, and no letter on it is smaller than 5 pt ${chromium === undefined ? missingChromium : ""}`,
    async (count) => {
      const html = htmlOf(accountMap(profiles(count), []), "test");
      const [across = 0, down = 0] = (/@page\{size:(\d+)mm (\d+)mm/.exec(html) ?? []).slice(1).map(Number);
      const page = await printed(html);
      expect(Math.abs(page.width - across)).toBeLessThan(1);
      expect(Math.abs(page.height - down)).toBeLessThan(1);
      expect(page.smallest).toBeGreaterThanOrEqual(5);
    },
    60_000,
  );
});
