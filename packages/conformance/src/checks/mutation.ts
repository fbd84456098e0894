import type { Operation } from "@bedrock-targets/core";
import { expect } from "vitest";
import type { ConnectedCheck } from "../check.ts";
import { deepFreeze } from "../deep-freeze.ts";
import { operationsOf, send } from "../operations.ts";
import { media } from "../samples/contents.ts";
import { full } from "../samples/exchange.ts";
import { plainRequest } from "../samples/plain-request.ts";
import { type Subject, takes } from "../subject.ts";

/** What a caller hands in stays the caller's. */
export const mutationChecks = (subject: Subject): readonly ConnectedCheck[] =>
  operationsOf(subject).map((operation) => ({
    name: `${operation} takes a deeply frozen request, and leaves it as it was`,
    async run({ client }) {
      const request = structuredClone(richRequest(subject, operation));
      const before = structuredClone(request);
      await send(client, operation, subject.modelId, deepFreeze(request));
      expect(request).toStrictEqual(before);
    },
  }));

function richRequest(subject: Subject, operation: Operation): object {
  if (operation === "invokeModel" || operation === "invokeModelStream") return plainRequest(subject, operation);
  const { request } = full(subject, operation);
  const messages = [{ role: "user", content: media.given }];
  return takes(subject, "messages") ? { ...request, messages } : request;
}
