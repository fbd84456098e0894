/** A part of a path without its percent-encoding; undefined where a percent sign stands alone. */
export const decode = (part: string): string | undefined => {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
};
