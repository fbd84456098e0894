import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ServiceModels } from "./control-model.ts";
import type { ServiceModel } from "./model.ts";

/** Reads the official models of a folder, under botocore's names with the service in front: `bedrock.service-2.json`. */
export const readModels = (folder: string): ServiceModels => ({
  runtime: readModel(folder, "bedrock-runtime"),
  control: readModel(folder, "bedrock"),
  agent: readModel(folder, "bedrock-agent"),
});

const readModel = (folder: string, service: string): ServiceModel =>
  JSON.parse(readFileSync(join(folder, `${service}.service-2.json`), "utf8"));
