import type { Operation } from "@bedrock-targets/core";
import type { Subject } from "../subject.ts";
import { plain } from "./exchange.ts";

/** The plainest request that an operation takes. */
export const plainRequest = (subject: Subject, operation: Operation): Readonly<Record<string, unknown>> =>
  operation === "converse" || operation === "converseStream"
    ? plain(subject, operation).request
    : { body: subject.invokeBody };
