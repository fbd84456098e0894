import { library } from "@tooling/tsup";

export default library({
  index: "src/index.ts",
  // The part that translates conversations: loaded with the first one.
  converse: "src/converse.ts",
});
