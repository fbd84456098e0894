/** Whatever the model itself accepts. A foundation model answers in the region that is called. */
export const rules = {
  base: { destinations: "own" },
} as const;
