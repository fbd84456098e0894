import type { Message } from "@bedrock-targets/client";

/**
 * What a visitor said so far, `{ messages: [{ role, text }] }`; undefined where it is something else. Text alone, field by
 * field: Converse takes more, such as files in the account's buckets.
 */
export function conversationIn(body: unknown): Message[] | undefined {
  const given = [membersOf(body).messages].flat();
  const messages = given.flatMap(messageIn);
  return given.length > 0 && messages.length === given.length ? messages : undefined;
}

function messageIn(given: unknown): Message[] {
  const { role, text } = membersOf(given);
  return (role === "user" || role === "assistant") && typeof text === "string" ? [{ role, content: [{ text }] }] : [];
}

const membersOf = (json: unknown): Record<string, unknown> => Object(json);
