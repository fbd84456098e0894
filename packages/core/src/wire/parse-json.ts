const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** The text of bytes in UTF-8. */
export const textOfBytes = (bytes: Uint8Array): string => decoder.decode(bytes);

/**
 * Parses JSON. A whole number that JavaScript's numbers would round becomes a bigint, as it does in the AWS SDK; where the
 * engine does not tell how a number was written, it stays a number.
 */
export const parseJson = (text: string): unknown =>
  mayLosePrecision(text) ? JSON.parse(text, exactly as (key: string, value: unknown) => unknown) : JSON.parse(text);

/** Whether some number has so many digits, or an exponent, that JavaScript might round it. May be wrong about text. */
export const mayLosePrecision = (text: string): boolean =>
  /[:[,]\s*-?(?:[\d.]{16}|[\d.]+[eE])/.test(text) || /^\s*-?\d/.test(text);

function exactly(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  if (typeof value !== "number" || Number.isSafeInteger(value) || !context?.source) return value;
  return wholeIn(context.source) ?? value;
}

/** The whole number that a text is; `undefined` for a fraction, and for one that nobody could store. */
function wholeIn(text: string): bigint | undefined {
  const [mantissa = "", exponent = "0"] = text.split(/e/i);
  const [whole = "", fraction = ""] = mantissa.split(".");
  const zeros = Number(exponent) - fraction.length;
  return zeros >= 0 && zeros <= maxZeros ? BigInt(whole + fraction + "0".repeat(zeros)) : undefined;
}

const maxZeros = 1000;
