import { describe, expect, it } from "vitest";
import { accountMap } from "../../src/map/account-map.ts";
import { boxOf, shortened } from "../../src/map/boxes.ts";
import { htmlOf } from "../../src/map/html.ts";
import { pictureOf } from "../../src/map/svg.ts";
import { widthOf } from "../../src/view/width.ts";
import { hostileAccount, largeAccount, smallAccount } from "../support/accounts.ts";

/** The elements of an XML text in order; throws where it is not well-formed. */
function elementsOf(xml: string): string[] {
  const open: string[] = [];
  const all: string[] = [];
  let end = 0;
  for (const match of xml.matchAll(/<(\/?)([\w-]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/g)) {
    const [whole, close, name = "", , empty] = match;
    const text = xml.slice(end, match.index);
    if (/[<>]|&(?!#\d+;)/.test(text) && open.at(-1) !== "style") throw new Error(`Markup in text: ${text}`);
    end = match.index + whole.length;
    if (close) {
      if (open.pop() !== name) throw new Error(`</${name}> closes something else`);
    } else {
      all.push(name);
      if (!empty) open.push(name);
    }
  }
  if (open.length > 0) throw new Error(`open: ${open.join(", ")}`);
  return all;
}

describe("a picture", () => {
  it.each([
    ["5 targets", smallAccount],
    ["60 targets", largeAccount],
    ["names that mean harm", hostileAccount],
  ])("of %s is well-formed, and nothing in it runs or is loaded", (_, account) => {
    const { svg } = pictureOf(accountMap(account, []));
    const elements = new Set(elementsOf(svg));
    expect([...elements].sort()).toEqual(
      ["defs", "g", "marker", "path", "rect", "style", "svg", "text", "title"].sort(),
    );
    expect(svg).not.toMatch(/\son\w+=|href=|url\((?!#arrow\))|@import/);
    expect(svg).not.toMatch(/(?!\n)\p{Cc}|\p{Cf}/u);
  });

  it("has the whole name and the whole id of everything", () => {
    const map = accountMap(largeAccount, []);
    const { svg } = pictureOf(map);
    for (const { name, modelId } of map.nodes) {
      expect(svg).toContain(name);
      expect(svg).toContain(modelId);
    }
  });

  it("marks what is broken, in words too", () => {
    const { svg } = pictureOf(accountMap(hostileAccount, []));
    expect(svg).toMatch(/<g class="node prompt broken">/);
    expect(svg).toContain("in no list of this account");
    expect(svg.match(/class="edge odd"/g)).toHaveLength(3);
  });
});

describe("a page", () => {
  it("takes no markup from the account", () => {
    const html = htmlOf(accountMap(hostileAccount, ["a <b>note</b> & more"]), "</title><script>alert(2)</script>");
    expect(html).not.toMatch(/<script|<b>|<\/title><s/);
    expect(html).toContain("&#60;script&#62;alert(1)&#60;/script&#62;");
    expect(html).toContain("default-src 'none'");
  });

  it("has everything once more as a table", () => {
    const map = accountMap(largeAccount, []);
    const html = htmlOf(map, "test");
    expect(html.match(/<tr><th scope="row">/g)).toHaveLength(map.nodes.length);
  });

  it("has a legend of the kinds that occur", () => {
    const html = htmlOf(accountMap(smallAccount, []), "test");
    expect(html).toContain("</span>prompts</dt>");
    expect(html).not.toContain("</span>prompt routers</dt>");
  });
});

describe("text in a box", () => {
  it("is as long as the box is wide, and keeps beginning and end", () => {
    for (const text of [
      "short",
      "anthropic.claude-sonnet-4-5-20250929-v1:0",
      "漢字".repeat(40),
      "👩‍💻".repeat(30),
      "",
    ]) {
      const cut = shortened(text, 25);
      expect(widthOf(cut)).toBeLessThanOrEqual(25);
      expect(text.startsWith(cut.split("…", 1)[0] ?? "")).toBe(true);
    }
    expect(shortened("anthropic.claude-sonnet-4-5-20250929-v1:0", 25)).toMatch(/^anthropic.*….*-v1:0$/);
  });

  it("counts regions that have no room", () => {
    const regions = Array.from({ length: 30 }, (_, index) => `region-${index}`);
    const { lines } = boxOf({ key: "k", kind: "cross-region", name: "n", modelId: "us.a.b", regions });
    const shown = lines.filter(({ role }) => role === "regions").map(({ text }) => text);
    expect(shown).toHaveLength(3);
    const named =
      shown
        .slice(0, -1)
        .join(" ")
        .match(/region-\d+/g) ?? [];
    expect(shown.at(-1)?.trim()).toBe(`and ${30 - named.length} regions more`);
  });

  it("tells of a state only where something is not as it should be", () => {
    const roles = (status: string) =>
      boxOf({ key: "k", kind: "prompt", name: "n", modelId: "m", status }).lines.map(({ role }) => role);
    expect(roles("ACTIVE")).not.toContain("status");
    expect(roles("Failed")).toContain("status");
  });
});
