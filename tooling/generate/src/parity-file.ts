import { categoryOf, type ServiceModel, shapeOf } from "./model.ts";
import { banner, lineLength } from "./prelude.ts";
import { reachableShapes } from "./reachable.ts";

/** What is compared with what. */
interface Sides {
  /** The module of our types, without its ending. */
  readonly ours: string;
  /** Namespace → the package of the AWS SDK that it stands for. */
  readonly theirs: Readonly<Record<string, string>>;
  /** What the AWS SDK calls a shape, with its namespace. */
  readonly sdkName: (shape: string) => string;
}

const runtimeSides: Sides = {
  ours: "runtime-types",
  theirs: { Sdk: "@aws-sdk/client-bedrock-runtime" },
  sdkName: (shape) => `Sdk.${shape}`,
};

const sections = [
  ["structure", "Structures"],
  ["union", "Unions"],
  ["enumeration", "Enumerations"],
  ["exception", "Exceptions"],
] as const;

/** The text of `sdk-parity.ts`: every generated type beside the AWS SDK's, for core's type test to compare. */
export function parityFile(model: ServiceModel, operations: readonly string[], sides: Sides = runtimeSides): string {
  const names = reachableShapes(model, operations);
  const blocks = sections.map(([category, title]) => {
    const pairs = names.filter((name) => categoryOf(shapeOf(model, name)) === category).sort();
    const lines = pairs.map((name) => pairOf(name, sides.sdkName(name)));
    return lines.length === 0 ? "" : `export interface ${title} {\n${lines.join("\n")}\n}`;
  });
  return `${[`${banner}\n${importsOf(sides)}`, ...blocks.filter((block) => block !== "")].join("\n\n")}\n`;
}

function importsOf({ ours, theirs }: Sides): string {
  const packages = Object.entries(theirs).map(([name, path]) => `import type * as ${name} from "${path}";`);
  // The AWS SDK's declarations name Node's streams and globals, which core itself must do without.
  return [
    '/// <reference types="node" />',
    ...packages,
    `import type * as Ours from "../../src/generated/${ours}.ts";`,
  ].join("\n");
}

function pairOf(name: string, theirs: string): string {
  const oneLine = `  ${name}: [Ours.${name}, ${theirs}];`;
  return oneLine.length <= lineLength ? oneLine : `  ${name}: [\n    Ours.${name},\n    ${theirs},\n  ];`;
}
