import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BedrockTargetError, formatModelId, parseModelId, type TargetKind, tryParseModelId } from "../src/index.ts";

const lower = "abcdefghijklmnopqrstuvwxyz";
const digits = "0123456789";
const of = (alphabet: string, minLength: number, maxLength = minLength) =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength, maxLength });

const region = fc.tuple(of(lower, 2), of(lower, 1, 8), fc.integer({ min: 1, max: 9 })).map((parts) => parts.join("-"));
const partition = fc.constantFrom("aws", "aws-us-gov", "aws-cn", "aws-iso", "aws-iso-b", "aws-eusc");
const account = of(digits, 12);
const twelve = of(lower + digits, 12);
const word = fc
  .tuple(of(lower, 1), of(`${lower + digits}-`, 0, 20), of(lower + digits, 1))
  .map((parts) => parts.join(""));
const version = fc.oneof(fc.constant(""), fc.constant(":0"), fc.constant(":0:300k"));
const provider = fc.constantFrom("amazon", "anthropic", "meta", "openai", "zai");
const modelId = fc
  .tuple(provider, fc.array(word, { minLength: 1, maxLength: 3 }), version)
  .map(([maker, words, tail]) => `${maker}.${words.join(".")}${tail}`);
const profileId = fc
  .tuple(fc.constantFrom("us", "eu", "apac", "us-gov", "global", "sa", "kr"), modelId)
  .map((parts) => parts.join("."));

const owned = (type: string, name: fc.Arbitrary<string>) =>
  fc.tuple(partition, region, account, name).map(([p, r, a, n]) => `arn:${p}:bedrock:${r}:${a}:${type}/${n}`);

/** Valid ids of each kind. */
const valid: Record<TargetKind, fc.Arbitrary<string>> = {
  base: fc.oneof(
    modelId,
    fc.tuple(partition, region, modelId).map(([p, r, id]) => `arn:${p}:bedrock:${r}::foundation-model/${id}`),
  ),
  "cross-region": fc.oneof(profileId, owned("inference-profile", profileId)),
  "application-profile": owned("application-inference-profile", twelve),
  prompt: owned(
    "prompt",
    fc
      .tuple(
        of(lower + lower.toUpperCase() + digits, 10),
        fc.oneof(
          fc.constant(""),
          of(digits, 1, 5).map((v) => `:${v}`),
        ),
      )
      .map((parts) => parts.join("")),
  ),
  provisioned: owned("provisioned-model", twelve),
  "custom-model": owned(
    "custom-model",
    fc.tuple(fc.oneof(modelId, fc.constant("imported")), twelve).map((parts) => parts.join("/")),
  ),
  "custom-deployment": owned("custom-model-deployment", twelve),
  imported: owned("imported-model", twelve),
  router: fc.oneof(owned("prompt-router", twelve), owned("default-prompt-router", word)),
  marketplace: fc.tuple(region, account, word).map(([r, a, n]) => `arn:aws:sagemaker:${r}:${a}:endpoint/${n}`),
};

const anyValid = fc.oneof(...Object.values(valid));

/** The resource type that an ARN's text has, by the plainest means. */
const typeOf = (id: string): string | undefined => /^arn:[^:]*:[^:]*:[^:]*:[^:]*:([^/]*)\//.exec(id)?.[1];

/** One character put in, taken out or put in the place of another. */
const mutated = fc
  .tuple(
    anyValid,
    fc.nat(),
    fc.constantFrom("insert", "remove", "replace"),
    fc.oneof(fc.constantFrom(..."./:-_% @"), fc.string({ unit: "binary", minLength: 1, maxLength: 1 })),
  )
  .map(([id, at, how, text]) => {
    const index = at % id.length;
    return id.slice(0, index) + (how === "remove" ? "" : text) + id.slice(how === "insert" ? index : index + 1);
  });

const runs = { numRuns: 3_000 };

describe("parseModelId", () => {
  it.each(Object.entries(valid))("classifies every valid id of kind %s", (kind, ids) => {
    fc.assert(
      fc.property(ids, (id) => {
        expect(parseModelId(id)).toMatchObject({ kind, modelId: id });
      }),
    );
  });

  it("gives a ref or a BedrockTargetError for any string, and nothing else", () => {
    const strings = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: fc.constantFrom(..."arn:aws:bedrock/.-1%\\ \n") }),
      mutated,
    );
    fc.assert(
      fc.property(strings, (text) => {
        try {
          expect(parseModelId(text).modelId).toBe(text);
        } catch (error) {
          expect(BedrockTargetError.is(error) && error.code).toBe("invalid-target");
        }
      }),
      runs,
    );
  });

  it("never takes a mutated ARN for another resource than its text says", () => {
    fc.assert(
      fc.property(mutated, (id) => {
        const ref = tryParseModelId(id);
        if (ref?.region !== undefined) expect(ref.resourceType).toBe(typeOf(id));
      }),
      runs,
    );
  });

  it("lets nothing into a region but lower-case letters, digits and inner hyphens", () => {
    const poisoned = fc
      .string({ unit: "binary", maxLength: 12 })
      .map((text) => `arn:aws:bedrock:${text}:123456789012:prompt/ABCDEFGHIJ`);
    fc.assert(
      fc.property(fc.oneof(poisoned, mutated), (id) => {
        const region = tryParseModelId(id)?.region;
        if (region !== undefined) expect(region).toMatch(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/);
      }),
      runs,
    );
  });

  it("is the inverse of formatModelId", () => {
    fc.assert(
      fc.property(anyValid, (id) => {
        expect(formatModelId(parseModelId(id))).toBe(id);
      }),
      runs,
    );
  });

  it("takes time in proportion to the length, also where it refuses", () => {
    const hostile = [
      "a.".repeat(5e5),
      `arn:aws:bedrock:us-east-1:123456789012:custom-model/${"a/".repeat(5e5)}`,
      `${"a-".repeat(5e5)}.`,
      `"${"'".repeat(1e6)}x`,
      ":".repeat(1e6),
      " ".repeat(1e6),
    ];
    // An expression that backtracks over a million characters outlasts the test's time limit by hours.
    for (const text of hostile) expect(() => parseModelId(text)).toThrow(BedrockTargetError);
  });
});
