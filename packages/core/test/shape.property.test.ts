import { BedrockRuntimeClient, ConverseCommand, ConverseStreamCommand } from "@aws-sdk/client-bedrock-runtime";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { converseShapes, converseStreamShapes } from "../src/generated/runtime-fields.ts";
import { BedrockTargetError, shapeConverse } from "../src/index.ts";
import { textFields } from "../src/request/empty-field.ts";
import { valuesOf, wireForm } from "./shape-arbitrary.ts";
import { targetWith } from "./shape-support.ts";

type Operation = "converse" | "converseStream";

const shapesFor = { converse: converseShapes, converseStream: converseStreamShapes };
const target = targetWith({ messages: "optional", takes: ["promptVariables"] });

/** The AWS SDK as callers have it, but for the network: a request ends where it would begin. */
class Captured extends Error {
  readonly body: unknown;
  constructor(request: object) {
    super("captured");
    this.body = "body" in request ? request.body : undefined;
  }
}
const client = new BedrockRuntimeClient({
  region: "us-east-1",
  credentials: { accessKeyId: "test", secretAccessKey: "test" },
  maxAttempts: 1,
  requestHandler: {
    handle: (request: object) => Promise.reject(new Captured(request)),
    metadata: { handlerProtocol: "http/1.1" },
  },
});

// Our inputs are the SDK's: see the parity tests.
const send: Readonly<Record<Operation, (input: never) => Promise<unknown>>> = {
  converse: (input) => client.send(new ConverseCommand(input)),
  converseStream: (input) => client.send(new ConverseStreamCommand(input)),
};

async function onTheWire(request: object, operation: Operation): Promise<unknown> {
  const input = shapeConverse(request, target, operation);
  const captured: unknown = await send[operation](input as never).catch((error: unknown) => error);
  if (!(captured instanceof Captured)) throw captured;
  const { body } = captured;
  return JSON.parse(typeof body === "string" ? body : new TextDecoder().decode(body as Uint8Array)); // one of the two
}

/** What is empty is not sent: a field, or a member of these two. */
function withoutEmpty(wire: object, depth = 0): object {
  const entries = Object.entries(wire).map(([name, value]) =>
    depth === 0 && ["inferenceConfig", "toolConfig"].includes(name) ? [name, withoutEmpty(value, 1)] : [name, value],
  );
  return Object.fromEntries(entries.filter(([, value]) => !["{}", "[]"].includes(JSON.stringify(value))));
}

function expected(request: object, operation: Operation): unknown {
  const given = Object.entries(request).filter(([field, value]) => value !== "" || !textFields.includes(field));
  const widened = given.map(([field, value]) => [
    field,
    typeof value === "string" ? (blocksOf[field]?.(value) ?? value) : value,
  ]);
  return withoutEmpty(wireForm(Object.fromEntries(widened), shapesFor[operation]) as object); // an object's is an object
}

const blocksOf: Readonly<Record<string, (text: string) => unknown>> = {
  messages: (text) => [{ role: "user", content: [{ text }] }],
  system: (text) => [{ text }],
};

describe.each(["converse", "converseStream"] as const)("%s through the AWS SDK", (operation) => {
  const shapes = shapesFor[operation];

  it("is accepted, and arrives as it was given, whatever has the shape that the model says", async () => {
    await fc.assert(
      fc.asyncProperty(valuesOf(shapes, "none"), async (value) => {
        const request = value as object; // a request's shape is a structure
        expect(await onTheWire(request, operation)).toEqual(expected(request, operation));
      }),
      { numRuns: 500 },
    );
  });

  it("is refused, or arrives as it was given, whatever it holds", async () => {
    await fc.assert(
      fc.asyncProperty(valuesOf(shapes, "noise"), async (value) => {
        const request = value as object; // or is refused
        try {
          expect(await onTheWire(request, operation)).toEqual(expected(request, operation));
        } catch (error) {
          if (!BedrockTargetError.is(error)) throw error;
          expect(error.code).toBe("invalid-request");
        }
      }),
      { numRuns: 500 },
    );
  });
});
