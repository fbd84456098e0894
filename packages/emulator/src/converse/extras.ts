import type { Place } from "../account/place.ts";
import type { InvokedModel, Resource } from "../account/resource.ts";
import { type Answer, textOfAnswer } from "../reply/answer.ts";
import type { Question } from "../reply/question.ts";
import { isObject, type JsonObject, listOf } from "../wire/json.ts";
import { guardrailTrace } from "./guardrail-trace.ts";
import type { Extras } from "./write.ts";

/** A request that has been answered, and by what. */
export interface Answered {
  readonly body: JsonObject;
  readonly question: Question;
  readonly answer: Answer;
  readonly resource: Resource;
  readonly invoked: InvokedModel;
}

/** What an answer has besides what was said; `countsCache` is for the operation to say. */
export const extrasOf = ({ body, question, answer, resource, invoked }: Answered, account: Place): Extras => {
  const guarded = { asked: question.prompt, said: textOfAnswer(answer) };
  const guardrail = guardrailTrace(body.guardrailConfig, guarded, account);
  const isClaude = invoked.model.dialect === "anthropic";
  return {
    echoed: Object.fromEntries(echoedFields.filter((name) => isObject(body[name])).map((name) => [name, body[name]])),
    additional: additionalFields(body, answer),
    countsCache: false,
    detailsCache: isClaude,
    typesTools: isClaude || answer.blocks.some((block) => block.type === "tool" && block.result),
    ...(guardrail && { guardrail }),
    ...(resource.kind === "router" && { routedTo: invoked.arn }),
  };
};

const echoedFields = ["performanceConfig", "serviceTier"] as const;

/** The one path that means something to a model that is not there: Anthropic's `/stop_sequence`. */
const additionalFields = ({ additionalModelResponseFieldPaths }: JsonObject, { stopSequence }: Answer): JsonObject =>
  listOf(additionalModelResponseFieldPaths).includes("/stop_sequence")
    ? { additionalModelResponseFields: { stop_sequence: stopSequence ?? null } }
    : {};
