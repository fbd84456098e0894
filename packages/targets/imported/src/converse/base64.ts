/** Bytes as base64 text. In steps, since a function takes only so many arguments. */
export function base64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += step) pieces.push(String.fromCharCode(...bytes.subarray(at, at + step)));
  return btoa(pieces.join(""));
}

const step = 8192;
