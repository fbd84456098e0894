import { defineConfig } from "vitest/config";

/** The tests of every package; the JSON report is what `npm test` adds up for its closing line. */
export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    reporters: ["default", ["json", { outputFile: "test-report/vitest.json" }]],
    testTimeout: 20_000,
  },
});
