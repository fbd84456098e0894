import { houseDrawing } from "./diagrams/house.ts";
import { kindsDrawing } from "./diagrams/kinds.ts";
import { performanceDrawing } from "./diagrams/performance.ts";

/** The drawings that are made from code, by their path from the repository's root. */
export const drawings: Readonly<Record<string, () => string>> = {
  "docs/public/diagrams/house.svg": houseDrawing,
  "docs/public/diagrams/kinds.svg": kindsDrawing,
  "docs/public/diagrams/performance.svg": performanceDrawing,
};
