import { either, type OptionType, oneOf, whole } from "./option-types.ts";

/** The error codes of HTTP/2 in their order (RFC 9113, section 7). */
const names = [
  "NO_ERROR",
  "PROTOCOL_ERROR",
  "INTERNAL_ERROR",
  "FLOW_CONTROL_ERROR",
  "SETTINGS_TIMEOUT",
  "STREAM_CLOSED",
  "FRAME_SIZE_ERROR",
  "REFUSED_STREAM",
  "CANCEL",
  "COMPRESSION_ERROR",
  "CONNECT_ERROR",
  "ENHANCE_YOUR_CALM",
  "INADEQUATE_SECURITY",
  "HTTP_1_1_REQUIRED",
];

/** A number or a name. */
export const errorCode: OptionType = either(whole(0, 0xffffffff), oneOf(names));

/** What stands on the wire. */
export const errorCodeNumber = (code: number | string): number =>
  typeof code === "number" ? code : Math.max(0, names.indexOf(code));
