import type { ConversationRole } from "../generated/runtime-types.ts";
import { jsonProblem } from "./check-json.ts";
import { inItem, type Problem, problem, wrongType } from "./problem.ts";
import type { Scalar } from "./shape.ts";

const roles = { user: 1, assistant: 1, system: 1 } satisfies Record<ConversationRole, 1>;

/**
 * What is wrong with a scalar: its type, not its range, length or value, which are the service's to judge. Roles are an
 * exception, since another API's (`tool`, `developer`) need another place here.
 */
export const scalarProblem: Readonly<Record<Scalar, (value: unknown) => Problem | undefined>> = {
  string: (value) => (typeof value === "string" ? undefined : wrongType(value, "Pass a string.")),
  boolean: (value) => (typeof value === "boolean" ? undefined : wrongType(value, "Pass `true` or `false`.")),
  number: (value) => (Number.isFinite(value) ? undefined : wrongType(value, "Pass a number.")),
  integer: (value) => (Number.isInteger(value) ? undefined : integerProblem(value)),
  // The AWS SDK knows bytes by this class alone: text it would encode once more, anything else it sends as JSON.
  blob: (value) => (value instanceof Uint8Array ? undefined : blobProblem(value)),
  role: (value) => (typeof value === "string" && Object.hasOwn(roles, value) ? undefined : roleProblem(value)),
  json: documentProblem,
  unknown: newMemberProblem,
};

function integerProblem(value: unknown): Problem {
  const advice = "Pass a whole number.";
  return Number.isFinite(value) ? problem(`is ${value}`, advice) : wrongType(value, advice);
}

function blobProblem(value: unknown): Problem {
  const advice =
    typeof value === "string"
      ? 'Pass a Uint8Array of the bytes themselves; base64 is made of them on the way: in Node `Buffer.from(text, "base64")`.'
      : "Pass a Uint8Array: of an ArrayBuffer, `new Uint8Array(buffer)`.";
  return wrongType(value, advice);
}

function roleProblem(value: unknown): Problem {
  const advice = 'It is "user", "assistant" or "system".';
  return typeof value === "string" ? problem(`is ${JSON.stringify(value)}`, advice) : wrongType(value, advice);
}

// The AWS SDK sends a Date in a document as a number, and does not call `toJSON`: what JSON would make, callers make.
const documentOptions = {
  advice: "Pass plain JSON values; for a Date or a class, what its JSON is: `JSON.parse(JSON.stringify(value))`.",
  toJson: false,
};

function documentProblem(value: unknown): Problem | undefined {
  return jsonProblem(value, documentOptions);
}

/** A union's new member, as the AWS SDK gives it in replies, and takes it back: its name and its value. */
function newMemberProblem(value: unknown): Problem | undefined {
  if (!Array.isArray(value) || value.length !== 2 || typeof value[0] !== "string")
    return wrongType(value, "Pass the member's name and its value: `[name, value]`.");
  const found = documentProblem(value[1]);
  return found && inItem(1, found);
}
