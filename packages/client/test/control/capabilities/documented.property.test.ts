import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { documented } from "../../../src/control/capabilities/documented.ts";
import { columns, models } from "../../../src/control/capabilities/table.ts";

const ids = Object.keys(models);
const id = fc.constantFrom(...ids);
const column = fc.constantFrom(...columns);
const piece = fc.oneof(
  fc.string({ minLength: 1, maxLength: 4 }),
  fc.constantFrom("us.", "global.", "eu.", ":48k", ":0", "-v2:0", "arn:aws:bedrock:us-east-1::foundation-model/"),
);

describe("the table goes by the exact id", () => {
  it("an id with something before or after it is another model", () => {
    fc.assert(
      fc.property(id, column, piece, fc.boolean(), (known, name, more, isBefore) => {
        const other = isBefore ? more + known : known + more;
        fc.pre(!Object.hasOwn(models, other));
        expect(documented(other, name)).toBeUndefined();
      }),
    );
  });

  it("so is a part of an id, or one in other letters", () => {
    fc.assert(
      fc.property(id, column, fc.nat(), fc.nat(), (known, name, from, length) => {
        const start = from % known.length;
        const part = known.slice(start, start + 1 + (length % known.length));
        if (!Object.hasOwn(models, part)) expect(documented(part, name)).toBeUndefined();
        expect(documented(known.toUpperCase(), name)).toBeUndefined();
      }),
    );
  });

  it("a word of the language is no model", () => {
    for (const word of ["constructor", "__proto__", "toString", "hasOwnProperty", "", "_"]) {
      for (const name of columns) expect(documented(word, name)).toBeUndefined();
    }
  });

  it("every letter of every row is an answer with a source and a date, and nothing else is", () => {
    for (const [known, row] of Object.entries(models)) {
      for (const [index, name] of columns.entries()) {
        const letter = row.charAt(index);
        const expected = /[a-z]/.test(letter) ? "yes" : /[A-Z]/.test(letter) ? "no" : undefined;
        const capability = documented(known, name);
        expect(capability?.answer).toBe(expected);
        if (!capability) continue;
        expect(capability.asOf).toMatch(/^20\d\d/);
        expect(capability.reason.startsWith(`${known}, according to `)).toBe(true);
      }
    }
  });

  it("has no answer about what no column is about", () => {
    for (const known of ids) expect(documented(known, "asyncInvoke")).toBeUndefined();
  });
});
