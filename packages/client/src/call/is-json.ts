import type { AnswerHead } from "@bedrock-targets/core";

/** Whether an answer calls itself JSON, or nothing at all. */
export const isJson = (head: AnswerHead | undefined): boolean => /json|^$/i.test(head?.headers["content-type"] ?? "");
