import { expect, test } from "vitest";
import { connectionsOf } from "../../../bench/count/connections.ts";
import { awsSdk, direct, ours } from "../src/clients.ts";

test.each(Object.entries({ ours, direct }))("%s needs one connection for 1,000 calls", async (_name, open) => {
  expect(await connectionsOf(({ plain }) => open(plain).call, 1000)).toBe(1);
});

test("the AWS SDK as it comes needs one for each, which is what this is about", async () => {
  expect(await connectionsOf(({ plain }) => awsSdk(plain).call, 20)).toBe(20);
});
