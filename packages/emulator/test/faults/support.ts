import { createEmulator, type Emulator, type EmulatorOptions, type Fault, type FaultHandle } from "../../src/index.ts";
import { hello, post, served } from "../support.ts";
import { type RawAnswer, rawHttp1 } from "./raw-http1.ts";
import { type RawStream, rawHttp2 } from "./raw-http2.ts";

export const modelId: string = "amazon.nova-lite-v1:0";
export const input: { modelId: string; messages: typeof hello } = { modelId, messages: hello };

export const conversePath: string = "/model/amazon.nova-lite-v1%3A0/converse";
export const streamPath: string = `${conversePath}-stream`;
const body = JSON.stringify({ messages: hello });

/** A call, plain or streamed, to a handler without a port. */
export const call = (): Request => post(conversePath, { messages: hello });
export const streamCall = (): Request => post(streamPath, { messages: hello });

/** A handler with one fault. */
export const faulty = (
  fault: Fault,
  options?: EmulatorOptions,
): { readonly emulator: Emulator; readonly handle: FaultHandle } => {
  const emulator = createEmulator(options);
  const handle = emulator.faults.add(fault);
  return { emulator, handle };
};

/** The whole bytes of a stream without a fault. */
export const wholeStream = async (): Promise<Uint8Array> => bytesOf(await createEmulator().fetch(streamCall()));

export const bytesOf = async (response: Response): Promise<Uint8Array> => new Uint8Array(await response.arrayBuffer());

/** The frames of an event stream, and what is left of one that is not whole. */
export const framesOf = (bytes: Uint8Array): { readonly frames: readonly Uint8Array[]; readonly rest: Uint8Array } => {
  const frames: Uint8Array[] = [];
  let start = 0;
  while (start + 4 <= bytes.length) {
    const length = new DataView(bytes.buffer, bytes.byteOffset + start).getUint32(0);
    if (length < 16 || start + length > bytes.length) break;
    frames.push(bytes.subarray(start, start + length));
    start += length;
  }
  return { frames, rest: bytes.subarray(start) };
};

/** One raw call over each protocol to a port with one fault. */
export const rawCalls = async (
  fault: Fault,
  path: string = streamPath,
): Promise<{ readonly http1: RawAnswer; readonly http2: RawStream; readonly handle: FaultHandle }> => {
  await using server = await served();
  const handle = server.emulator.faults.add(fault);
  const http1 = await rawHttp1(server.url, path, body);
  const http2 = await rawHttp2(server.url, path, body);
  return { http1, http2, handle };
};
