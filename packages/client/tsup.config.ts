import { library } from "@tooling/tsup";

export default library({
  index: "src/index.ts",
  "aws-sdk": "src/aws-sdk/index.ts",
  "http-handler": "src/http-handler.ts",
  "http-handler-none": "src/http-handler-none.ts",
});
