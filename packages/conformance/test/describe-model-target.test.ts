import { beforeAll, expect, it } from "vitest";
import { startVitest, type TestCase } from "vitest/node";

let tests: readonly TestCase[];

beforeAll(async () => {
  const include = ["test/fixtures/*.ts"];
  const vitest = await startVitest("test", [], { watch: false, config: false, include, reporters: [{}] });
  tests = vitest.state.getTestModules().flatMap((module) => [...module.children.allTests()]);
  await vitest.close();
  process.exitCode = undefined; // the inner run fails on purpose
});

const of = (fixture: string) => tests.filter(({ module }) => module.moduleId.endsWith(`/${fixture}.ts`));

const stateOf = (name: string) =>
  of("exemptions")
    .find((test) => test.name === name)
    ?.result().state;

it("an exempted check that fails, passes with the reason in its title", () => {
  expect(stateOf("converse sends `system` member for member (exempted: not written yet)")).toBe("passed");
});

it("an exemption expires: the check that passes, fails until the exemption is gone", () => {
  const name = "converse sends `messages` member for member (exempted: not written when this was exempted)";
  expect(stateOf(name)).toBe("failed");
});

it("an exemption without a check is an error", () => {
  expect(stateOf("exempts only checks that exist")).toBe("failed");
});

it("a check that nobody exempted fails by itself", () => {
  expect(stateOf("converseStream sends `system` member for member")).toBe("failed");
  expect(stateOf("converseStream sends `messages` member for member")).toBe("passed");
});

it("answers with exceptions only over a way that can be told to, and says so of any other", () => {
  const titles = of("ways").map(({ fullName, name }) => [fullName.slice(0, -name.length), name] as const);
  const over = (way: string) => titles.filter(([block]) => block.includes(`over ${way}`)).map(([, name]) => name);
  const aboutExceptions = over("told").filter((name) => /when AWS answers with|is all that its stream has/.test(name));
  expect(aboutExceptions.length).toBeGreaterThan(100);
  expect(over("plain, which cannot be told to answer with AWS's exceptions").length).toBeGreaterThan(50);
  expect(over("plain")).not.toEqual(expect.arrayContaining(aboutExceptions.slice(0, 1)));
});
