import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { mutations } from "../src/mutations.ts";

const dist = new URL(".", import.meta.resolve("@bedrock-targets/client"));

// They are run by hand: here, what they would break has to be there still.
test.each(mutations)("$says: its place is in the client, once", ({ file, find, put }) => {
  const text = readFileSync(new URL(file, dist), "utf8");
  expect(text.split(find)).toHaveLength(2);
  expect(put).not.toBe(find);
});
