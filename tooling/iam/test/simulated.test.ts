import { describe, expect, it } from "vitest";
import { clientIn } from "../src/client.ts";
import { lessThan } from "../src/less.ts";
import { lookupExamplesIn } from "../src/look-ups.ts";
import { commercial, places } from "../src/place.ts";
import { examplesIn, strangers } from "../src/requests.ts";
import { firstDenied, isAllowed } from "../src/simulate.ts";

describe.each(places)("in $partition, the policy for", (place) => {
  describe.each(examplesIn(place))("$name", ({ targets, requests }) => {
    it("allows what its calls ask for, and needs all that it has for that", async () => {
      const { document } = await clientIn(place).policy(targets);
      expect(await firstDenied(document, requests)).toBeUndefined();
      for (const less of lessThan(document)) {
        expect(await firstDenied(less.document, requests), `without ${less.without}`).toBeDefined();
      }
    });

    it("allows nothing of what others ask for", async () => {
      const { document } = await clientIn(place).policy(targets);
      for (const request of strangers(place)) {
        expect(await isAllowed(document, request), `${request.action} on ${request.resource}`).toBe(false);
      }
    });
  });
});

describe.each(places)("in $partition, the policy for", (place) => {
  it.each(lookupExamplesIn(place))("$name allows what it asks for, and needs all that it has", async (example) => {
    const { document } = await clientIn(place).policy(example.targets, { operations: [example.operation] });
    expect(await firstDenied(document, example.requests)).toBeUndefined();
    for (const less of lessThan(document)) {
      expect(await firstDenied(less.document, example.requests), `without ${less.without}`).toBeDefined();
    }
  });
});

describe("with everything", () => {
  it("the policy still allows the calls, and adds nothing but look-ups and the guardrail", async () => {
    for (const { targets, requests } of examplesIn(commercial)) {
      const client = clientIn(commercial);
      const { document } = await client.policy(targets, { lookups: true, guardrail: "abcdefghijkl" });
      expect(await firstDenied(document, requests)).toBeUndefined();
      const asked = new Set(requests.map(({ action }) => action));
      const added = document.Statement.flatMap(({ Action }) => Action).filter((action) => !asked.has(action));
      expect(added.filter((action) => !/^bedrock:(Get|List|ApplyGuardrail$)/.test(action))).toEqual([]);
    }
  });
});
