import { categoryOf, type ServiceModel, shapeOf } from "./model.ts";
import { banner, lineLength } from "./prelude.ts";
import { reachableShapes } from "./reachable.ts";

// The AWS SDK's declarations name Node's streams and globals, which core itself must do without.
const imports = `/// <reference types="node" />
import type * as Sdk from "@aws-sdk/client-bedrock-runtime";
import type * as Ours from "../../src/generated/runtime-types.ts";`;

const sections = [
  ["structure", "Structures"],
  ["union", "Unions"],
  ["enumeration", "Enumerations"],
  ["exception", "Exceptions"],
] as const;

/** The text of `sdk-parity.ts`: every generated type beside the AWS SDK's, for core's type test to compare. */
export function parityFile(model: ServiceModel, operations: readonly string[]): string {
  const names = reachableShapes(model, operations);
  const blocks = sections.map(([category, title]) => {
    const pairs = names.filter((name) => categoryOf(shapeOf(model, name)) === category).sort();
    return `export interface ${title} {\n${pairs.map(pairOf).join("\n")}\n}`;
  });
  return `${[`${banner}\n${imports}`, ...blocks].join("\n\n")}\n`;
}

function pairOf(name: string): string {
  const oneLine = `  ${name}: [Ours.${name}, Sdk.${name}];`;
  return oneLine.length <= lineLength ? oneLine : `  ${name}: [\n    Ours.${name},\n    Sdk.${name},\n  ];`;
}
