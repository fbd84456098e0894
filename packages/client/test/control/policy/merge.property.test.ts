import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Grant } from "../../../src/control/policy/grant.ts";
import { merge } from "../../../src/control/policy/merge.ts";
import { linesOf } from "./support.ts";

const action = fc.constantFrom(
  "bedrock:InvokeModel",
  "bedrock:GetPrompt",
  "bedrock:RenderPrompt",
  "bedrock:CountTokens",
);
const exact = fc.constantFrom("arn:a", "arn:b", "arn:b:c", "arn:d.e", "arn:dxe");
const condition = fc.constantFrom(undefined, { StringEquals: { k: "v" } }, { StringEquals: { k: "w" } });
const grantsOver = (resource: fc.Arbitrary<string>): fc.Arbitrary<Grant[]> =>
  fc.array(fc.record({ action, resource, condition }), { maxLength: 30 });
const lineOf = ({ action, resource, condition }: Grant) =>
  `${action} ${resource}${condition ? ` if ${JSON.stringify(condition)}` : ""}`;

/** IAM's own rule, written down anew: an asterisk stands for any letters. */
const matches = ([...pattern]: string, [...text]: string): boolean => {
  const [head, ...rest] = pattern;
  if (head === undefined) return text.length === 0;
  if (head !== "*") return head === text[0] && matches(rest.join(""), text.slice(1).join(""));
  return (
    matches(rest.join(""), text.join("")) || (text.length > 0 && matches(pattern.join(""), text.slice(1).join("")))
  );
};

describe("merging", () => {
  it("allows exactly what the grants allow; a condition beside an open grant says nothing", () => {
    fc.assert(
      fc.property(grantsOver(exact), (grants) => {
        const isOpen = ({ action, resource }: Grant) =>
          grants.some((other) => !other.condition && other.action === action && other.resource === resource);
        const needed = grants.filter((grant) => !grant.condition || !isOpen(grant));
        expect(linesOf(merge(grants))).toEqual([...new Set(needed.map(lineOf))].toSorted());
      }),
    );
  });

  it("takes out what a wider grant allows, and nothing else", () => {
    const resource = fc.constantFrom(
      "*",
      "arn:*",
      "arn:b*",
      "arn:*:c",
      "arn:a",
      "arn:b",
      "arn:b:c",
      "arn:d.e",
      "arn:dxe",
      "arn:d.*",
    );
    fc.assert(
      fc.property(grantsOver(resource), (given) => {
        const grants = given.map(({ action, resource }) => ({ action, resource }));
        const kept = merge(grants).Statement.flatMap(({ Action, Resource }) =>
          Action.flatMap((action) => Resource.map((resource) => ({ action, resource }))),
        );
        const covers = (wide: Grant, grant: Grant) =>
          wide.action === grant.action && matches(wide.resource, grant.resource);
        for (const grant of grants) expect(kept.filter((wide) => covers(wide, grant))).not.toEqual([]);
        for (const one of kept) expect(kept.filter((other) => other !== one && covers(other, one))).toEqual([]);
      }),
    );
  });

  it("gives the same for the same grants, in whatever order, and names each statement once", () => {
    fc.assert(
      fc.property(grantsOver(exact), (grants) => {
        const document = merge(grants);
        expect(merge(grants.toReversed())).toEqual(document);
        expect(merge([...grants, ...grants])).toEqual(document);
        const sids = document.Statement.map(({ Sid }) => Sid);
        expect(new Set(sids).size).toBe(sids.length);
        for (const sid of sids) expect(sid).toMatch(/^[A-Za-z0-9]+$/);
      }),
    );
  });

  it("has no two statements that could be one", () => {
    fc.assert(
      fc.property(grantsOver(exact), (grants) => {
        const { Statement } = merge(grants);
        const sameActions = Statement.map(({ Action, Condition }) => JSON.stringify([Action, Condition]));
        const sameResources = Statement.map(({ Resource, Condition }) => JSON.stringify([Resource, Condition]));
        expect(new Set(sameActions).size).toBe(sameActions.length);
        expect(new Set(sameResources).size).toBe(sameResources.length);
      }),
    );
  });
});
