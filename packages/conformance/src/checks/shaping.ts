import { shapeConverse, shapeInvoke } from "@bedrock-targets/core";
import { expect } from "vitest";
import type { Check } from "../check.ts";
import { deepFreeze } from "../deep-freeze.ts";
import { converseOperationsOf, invokeOperationsOf } from "../operations.ts";
import { full } from "../samples/exchange.ts";
import { invokeHeaderFields, invokeHeaders } from "../samples/invoke-fields.ts";
import { type Subject, takes } from "../subject.ts";

/**
 * What a strategy makes of a request, before any transport sees it: an AWS SDK would drop a member too many without a
 * word, another transport would send it.
 */
export const shapingChecks = (subject: Subject): readonly Check[] => [
  ...converseOperationsOf(subject).map((operation) => ({
    name: `${operation} is shaped field by field: what the request says, and nothing else`,
    run() {
      const { request, body } = full(subject, operation);
      const given = deepFreeze(structuredClone(request));
      const shape = subject.target.strategy.shapeConverse ?? shapeConverse;
      expect(shape(given, subject.target, operation)).toStrictEqual({ modelId: subject.sentId, ...body });
    },
  })),
  ...invokeOperationsOf(subject).map((operation) => ({
    name: `${operation} is shaped field by field: what the request says, and nothing else`,
    run() {
      const fields = invokeHeaderFields.filter((field) => takes(subject, field));
      const given = Object.fromEntries(fields.map((field) => [field, invokeHeaders[field].value]));
      const request = deepFreeze({ body: structuredClone(subject.invokeBody), ...given });
      const shape = subject.target.strategy.shapeInvoke ?? shapeInvoke;
      const { body, ...members } = shape(request, subject.target);
      expect(JSON.parse(textOf(body))).toStrictEqual(subject.invokeBody);
      const defaults = { contentType: "application/json", accept: "application/json" };
      expect(members).toStrictEqual({ modelId: subject.sentId, ...defaults, ...given });
    },
  })),
];

const textOf = (body: unknown): string => (body instanceof Uint8Array ? new TextDecoder().decode(body) : String(body));
