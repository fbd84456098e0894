import { describe, expect, it } from "vitest";
import { Places } from "../src/place.ts";
import { WebPlatform } from "../src/web/web-platform.ts";
import { withoutSurroundings } from "./support/surroundings.ts";

withoutSurroundings();

describe("the places of calls", () => {
  const places = () => new Places({ region: "us-east-1" }, new WebPlatform(undefined));

  it("are kept: a region's calls share one, and so do those that name none", async () => {
    const made = places();
    expect(made.placeFor("eu-west-1")).toBe(made.placeFor("eu-west-1"));
    const own = await made.placeFor(undefined);
    expect(made.placeFor(undefined)).toBe(own);
    expect(own.endpoint.host).toBe("bedrock-runtime.us-east-1.amazonaws.com");
  });

  it("are at most 64, however many regions are named", () => {
    const made = places();
    const first = made.placeFor("us-east-1");
    for (let at = 1; at <= 63; at += 1) made.placeFor(`us-east-1${at}`);
    expect(made.placeFor("us-east-1")).toBe(first);
    made.placeFor("us-west-1");
    expect(made.placeFor("us-east-1")).not.toBe(first);
  });
});
