import { isObject, type JsonObject, objectOf, textOf } from "../../src/wire/json.ts";

/** A frame of an event stream, taken apart. */
export interface Frame {
  /** Name, number of the type, and value where it does not depend on the frame; in their order. */
  readonly headers: string;
  /** `:event-type` or `:exception-type`. */
  readonly type: string;
  /** The payload; a chunk's own JSON decoded. */
  readonly payload: JsonObject;
}

/** The frames of a stream's body, which is known to be whole. */
export const framesIn = (body: Buffer): readonly Frame[] => {
  const frames: Frame[] = [];
  for (let rest = body; rest.length > 0; rest = rest.subarray(rest.readUInt32BE(0))) frames.push(readFrame(rest));
  return frames;
};

const readFrame = (bytes: Buffer): Frame => {
  const headersEnd = 12 + bytes.readUInt32BE(4);
  const headers = headersIn(bytes.subarray(12, headersEnd));
  const payload = objectOf(JSON.parse(bytes.toString("utf8", headersEnd, bytes.readUInt32BE(0) - 4)));
  const chunk = textOf(payload.bytes);
  return {
    headers: headers
      .map(({ name, type, value }) => `${name} ${type}${name.endsWith("-type") && isFixed(name) ? ` ${value}` : ""}`)
      .join(", "),
    type: headers.find(({ name }) => name === ":event-type" || name === ":exception-type")?.value ?? "",
    payload: chunk === undefined ? payload : { ...payload, bytes: JSON.parse(Buffer.from(chunk, "base64").toString()) },
  };
};

const isFixed = (name: string): boolean => name === ":content-type" || name === ":message-type";

/** Headers whose values are texts: the others are told by the number of their type, and end the reading. */
const headersIn = (bytes: Buffer): readonly { name: string; type: number; value: string }[] => {
  const headers: { name: string; type: number; value: string }[] = [];
  for (let at = 0; at < bytes.length; ) {
    const typeAt = at + 1 + bytes.readUInt8(at);
    const valueAt = typeAt + 3;
    const end = valueAt + bytes.readUInt16BE(typeAt + 1);
    const name = bytes.toString("utf8", at + 1, typeAt);
    headers.push({ name, type: bytes.readUInt8(typeAt), value: bytes.toString("utf8", valueAt, end) });
    at = end;
  }
  return headers;
};

/** What a frame says, under its type. */
export const eventOf = ({ type, payload }: Frame): JsonObject => ({ [type]: payload });

/** The part of a frame that has the model's own words: the payload, or the chunk in it. */
export const spokenIn = ({ payload }: Frame): JsonObject => (isObject(payload.bytes) ? payload.bytes : payload);
