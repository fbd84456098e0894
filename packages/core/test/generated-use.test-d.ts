import type * as Types from "../src/generated/runtime-types.ts";

/** A member that is tested for narrows the union: by value and by `in`. */
export function textOf(block: Types.ContentBlock): string {
  if (block.text !== undefined) return block.text;
  if ("toolUse" in block && block.toolUse) return block.toolUse.name ?? "";
  if (block.$unknown) return block.$unknown[0];
  return block.image?.format ?? "";
}

export const oneMember: Types.ContentBlock = { text: "Hello" };
// @ts-expect-error: exactly one member
export const twoMembers: Types.ContentBlock = { text: "Hello", cachePoint: { type: "default" } };
// @ts-expect-error: at least one member
export const noMember: Types.ContentBlock = {};
// @ts-expect-error: not one of the values that the model lists
export const unlistedValue: Types.StopReason = "tired";
