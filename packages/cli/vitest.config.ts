import shared from "@tooling/vitest";
import { mergeConfig } from "vitest/config";

// Credentials that nobody has: what a developer's machine has is not used, and no test asks a cloud's metadata service.
const env = {
  AWS_ACCESS_KEY_ID: "AKIDEXAMPLE",
  AWS_SECRET_ACCESS_KEY: "example",
  AWS_REGION: "us-east-1",
  AWS_CONFIG_FILE: "/nonexistent",
  AWS_SHARED_CREDENTIALS_FILE: "/nonexistent",
  AWS_EC2_METADATA_DISABLED: "true",
};

export default mergeConfig(shared, { test: { env } });
