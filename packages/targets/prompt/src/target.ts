import {
  type ConverseStreamFields as Fields,
  isAbsent,
  isPlainObject,
  nameOfType,
  shapeConverse,
} from "@bedrock-targets/core/shape";
import {
  type ArnParts,
  type BoundTarget,
  defineTarget,
  invalidRequest,
  type ModelTarget,
  type OwnId,
  type RequestsOn,
} from "@bedrock-targets/core/target";
import { rules } from "./rules.ts";

/** What `prompt(arn, options)` takes. */
export interface PromptOptions<Name extends string = string> {
  /** The names of all variables of the prompt: a missing or surplus one is then an error, also for the compiler. */
  readonly variables?: readonly Name[];
}

/** The strategy for stored prompts, and the factory of typed ones. */
export interface PromptFactory extends ModelTarget<"prompt", typeof rules> {
  /**
   * Binds a prompt's ARN.
   *
   * @example prompt("arn:aws:bedrock:us-east-1:123456789012:prompt/TRANSLATE1:2", { variables: ["language", "message"] })
   * @throws BedrockTargetError with code `invalid-target` for another string, `invalid-request` for other options
   */
  <const Id extends string, const Name extends string = never>(
    modelId: OwnId<Id, "prompt">,
    options?: PromptOptions<Name>,
  ): BoundTarget<"prompt", [Name] extends [never] ? Requests : RequestsWith<Name>>;

  /** Makes a prompt's ARN from its parts. @throws BedrockTargetError with code `invalid-target` */
  arn(parts: ArnParts<"prompt">): string;
}

type Requests = RequestsOn<typeof rules, "prompt">;

/** Requests with exactly these variables. */
interface RequestsWith<Name extends string> extends Omit<Requests, "converse" | "converseStream"> {
  readonly converse: WithVariables<Requests["converse"], Name>;
  readonly converseStream: WithVariables<Requests["converseStream"], Name>;
}

type WithVariables<Request, Name extends string> = Omit<Request, "variables" | "promptVariables"> & {
  readonly variables: { readonly [Each in Name]: string };
};

const strategy = defineTarget({
  kinds: ["prompt"],
  rules,
  shapeConverse(request, target, operation) {
    const input = shapeConverse(request, target, operation);
    const variables = variablesOf(request, target);
    return variables ? { ...input, promptVariables: variables } : input;
  },
});

// Its own factory takes no options as far as the type goes, and hands them on as the target's.
const bind = strategy as (modelId: string, options?: object) => BoundTarget;

function promptWith(modelId: string, options?: object): BoundTarget {
  const target = bind(modelId, options);
  checkOptions(options ?? {}, target);
  return target;
}

// The call signature narrows by the literals, which no function body can express.
export const prompt: PromptFactory = Object.assign(promptWith, strategy) as unknown as PromptFactory;

/** Refuses what is no option, when the target is made and not when it is first called. */
function checkOptions(options: unknown, target: BoundTarget): void {
  const unfit = (what: string) =>
    invalidRequest(`${what}.`, 'Pass the names of the variables: `{ variables: ["language"] }`.', target.ref);
  if (!isPlainObject(options)) throw unfit(`The options of the prompt are ${nameOfType(options)}`);
  const { variables = [], ...others } = options;
  const [stranger] = Object.keys(others);
  if (stranger !== undefined) throw unfit(`\`${stranger}\` is no option of a prompt`);
  if (!Array.isArray(variables)) throw unfit(`\`variables\` is ${nameOfType(variables)}`);
  const odd = variables.findIndex((name) => typeof name !== "string");
  if (odd >= 0) throw unfit(`\`variables[${odd}]\` is ${nameOfType(variables[odd])}`);
}

/** AWS's `promptVariables` from either spelling, checked against the names that the target was made with. */
function variablesOf(request: Fields, target: BoundTarget): Fields["promptVariables"] {
  const variables = textsOf(request.variables, target);
  const promptVariables = isAbsent(request.promptVariables) ? undefined : request.promptVariables;
  if (variables && promptVariables) {
    throw invalidRequest("`variables` and `promptVariables` are both given.", "Keep one of them.", target.ref);
  }
  const names = Object.keys(variables ?? promptVariables ?? {});
  checkNames(names, target);
  if (!variables) return undefined; // `promptVariables` has been written as it is
  return Object.fromEntries(names.map((name) => [name, { text: textOf(variables[name], name, target) }]));
}

/** The plain spelling; `undefined` where it is absent or empty. */
function textsOf(variables: unknown, target: BoundTarget): Record<string, unknown> | undefined {
  if (variables === undefined || variables === null) return undefined;
  if (isPlainObject(variables)) return isAbsent(variables) ? undefined : variables;
  const advice = 'Pass an object of strings: `{ language: "English" }`.';
  throw invalidRequest(`\`variables\` is ${nameOfType(variables)}.`, advice, target.ref);
}

function textOf(value: unknown, name: string, target: BoundTarget): string {
  if (typeof value === "string") return value;
  const advice = isPlainObject(value) ? "Pass the text itself; `{ text }` is for `promptVariables`." : "Pass a string.";
  throw invalidRequest(`The variable \`${name}\` is ${nameOfType(value)}.`, advice, target.ref);
}

function checkNames(given: readonly string[], target: BoundTarget): void {
  const { variables } = target.options as PromptOptions; // what the factory above was given
  if (!variables) return;
  const missing = variables.filter((name) => !given.includes(name));
  const surplus = given.filter((name) => !variables.includes(name));
  if (missing.length + surplus.length === 0) return;
  const parts = [missing.length && `lacks ${list(missing)}`, surplus.length && `has no place for ${list(surplus)}`];
  throw invalidRequest(
    `The prompt ${parts.filter(Boolean).join(" and ")}.`,
    `Its variables are ${list(variables)}.`,
    target.ref,
  );
}

const list = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(", ");
