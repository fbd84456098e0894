import { library } from "@tooling/tsup";

export default library({ index: "src/index.ts", wire: "src/wire/index.ts" });
