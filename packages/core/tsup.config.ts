import { library } from "@tooling/tsup";

export default library({
  index: "src/index.ts",
  target: "src/target.ts",
  shape: "src/shape.ts",
  wire: "src/wire/index.ts",
});
