import type { RuntimeInputs, TransportOperation } from "../../../src/index.ts";
import { writeRequest } from "../../../src/wire/index.ts";
import { sdkRequest } from "./aws-sdk.ts";

/** What is compared of a request: what says the same of the input, not who sends it when and signs it how. */
export interface Sent {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

export async function sentBySdk<Op extends TransportOperation>(operation: Op, input: RuntimeInputs[Op]): Promise<Sent> {
  const { path, headers, body = "" } = await sdkRequest(operation, input);
  const ofInput = Object.entries(headers).filter(([name]) => /^(content-type|accept|x-amzn-bedrock-.*)$/.test(name));
  return { path, headers: Object.fromEntries(ofInput), text: textOf(body) };
}

export function sentByUs<Op extends TransportOperation>(operation: Op, input: RuntimeInputs[Op]): Sent {
  const { path, headers, body } = writeRequest(operation, input);
  return { path, headers, text: textOf(body) };
}

/** Each byte as a character: a model's own format may be anything. */
const textOf = (body: Uint8Array | string): string =>
  Buffer.from(typeof body === "string" ? new TextEncoder().encode(body) : new Uint8Array(body)).toString("latin1");
