import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatPolicy, type PolicyDocument } from "../../../src/index.ts";

const document: PolicyDocument = {
  Version: "2012-10-17",
  Statement: [
    {
      Sid: "InvokeInAnyRegion",
      Effect: "Allow",
      Action: ["bedrock:InvokeModel"],
      Resource: ["arn:aws:bedrock:::foundation-model/amazon.nova-lite-v1:0"],
      Condition: { StringEquals: { "aws:RequestedRegion": "unspecified" } },
    },
    { Sid: "List", Effect: "Allow", Action: ["bedrock:ListPrompts"], Resource: ["*"] },
  ],
};

/** Runs what was written for CDK, with a `PolicyStatement` that keeps what it is given. */
function statementsOf(source: string): readonly object[] {
  const body = source
    .replace(/^import .*\n/, "")
    .replace("export const statements: iam.PolicyStatement[] =", "statements =");
  const iam = {
    Effect: { ALLOW: "Allow" },
    PolicyStatement: class {
      constructor(given: object) {
        Object.assign(this, given);
      }
    },
  };
  const scope: { statements?: object[] } = {};
  runInNewContext(body, Object.assign(scope, { iam }));
  return JSON.parse(JSON.stringify(scope.statements ?? []));
}

/** A quoted string of HCL, read as its specification says: escapes, and templates that must not occur. */
function readString(quoted: string): string {
  const inner = quoted.slice(1, -1);
  expect(inner).not.toMatch(/\$\$\$\{|%%%\{/); // which the specification leaves open
  const tokens = inner.match(/\$\$\{|%%\{|\$\{|%\{|\\u[0-9a-f]{4}|\\[nrt"\\]|[^\\"]/gs) ?? [];
  expect(tokens.join("")).toBe(inner);
  return tokens
    .map((token) => {
      if (token === "${" || token === "%{") throw new Error("a template begins");
      if (token === "$${" || token === "%%{") return token.slice(1);
      return token.startsWith("\\") ? (JSON.parse(`"${token}"`) as string) : token; // HCL's escapes are JSON's
    })
    .join("");
}

/** The strings of an HCL file, in their order. */
const stringsOf = (source: string): readonly string[] => (source.match(/"(?:\\.|[^"\\])*"/gs) ?? []).map(readString);

const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(fc.constantFrom("$", "{", "$${", "%%%{", "%", "}", "\\", '"', "\n", "\b", "\f", "b", "u", "a"), {
      maxLength: 12,
    })
    .map((all) => all.join("")),
);
const documents: fc.Arbitrary<PolicyDocument> = fc
  .array(fc.record({ Sid: text, Action: fc.array(text), Resource: fc.array(text), variable: text, value: text }), {
    maxLength: 3,
  })
  .map((all) => ({
    Version: "2012-10-17",
    Statement: all.map(({ variable, value, ...statement }) => ({
      ...statement,
      Effect: "Allow",
      Condition: { StringEquals: { [`k${variable}`]: value } },
    })),
  }));

describe("formatPolicy", () => {
  it("writes statements for CDK", () => {
    expect(formatPolicy(document, "cdk")).toBe(`import * as iam from "aws-cdk-lib/aws-iam";

export const statements: iam.PolicyStatement[] = [
  new iam.PolicyStatement({
    sid: "InvokeInAnyRegion",
    effect: iam.Effect.ALLOW,
    actions: [
      "bedrock:InvokeModel",
    ],
    resources: [
      "arn:aws:bedrock:::foundation-model/amazon.nova-lite-v1:0",
    ],
    conditions: {"StringEquals":{"aws:RequestedRegion":"unspecified"}},
  }),
  new iam.PolicyStatement({
    sid: "List",
    effect: iam.Effect.ALLOW,
    actions: [
      "bedrock:ListPrompts",
    ],
    resources: [
      "*",
    ],
  }),
];
`);
  });

  it("writes a data source for Terraform", () => {
    expect(formatPolicy(document, "terraform")).toBe(`data "aws_iam_policy_document" "bedrock" {
  statement {
    sid    = "InvokeInAnyRegion"
    effect = "Allow"

    actions = [
      "bedrock:InvokeModel",
    ]

    resources = [
      "arn:aws:bedrock:::foundation-model/amazon.nova-lite-v1:0",
    ]

    condition {
      test     = "StringEquals"
      variable = "aws:RequestedRegion"
      values   = ["unspecified"]
    }
  }

  statement {
    sid    = "List"
    effect = "Allow"

    actions = [
      "bedrock:ListPrompts",
    ]

    resources = [
      "*",
    ]
  }
}
`);
  });

  it("refuses another format", () => {
    // @ts-expect-error as JavaScript may
    expect(() => formatPolicy(document, "yaml")).toThrow(/"yaml"/);
  });

  it("writes TypeScript that gives the document back, whatever its strings are", () => {
    fc.assert(
      fc.property(documents, (given) => {
        expect(statementsOf(formatPolicy(given, "cdk"))).toEqual(
          given.Statement.map(({ Sid, Effect, Action, Resource, Condition }) => ({
            sid: Sid,
            effect: Effect,
            actions: Action,
            resources: Resource,
            conditions: Condition,
          })),
        );
      }),
    );
  });

  it("writes HCL that gives the document's strings back, and begins no template", () => {
    fc.assert(
      fc.property(documents, (given) => {
        const expected = given.Statement.flatMap(({ Sid, Action, Resource, Condition = {} }) => {
          const [[test = "", keys = {}] = []] = Object.entries(Condition);
          return [Sid, "Allow", ...Action, ...Resource, test, ...Object.entries(keys).flat()];
        });
        expect(stringsOf(formatPolicy(given, "terraform"))).toEqual([
          "aws_iam_policy_document",
          "bedrock",
          ...expected,
        ]);
      }),
    );
  });
});
