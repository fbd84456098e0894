import { type Answer, textOfAnswer } from "../reply/answer.ts";
import { compose } from "../reply/compose.ts";
import { piecesOf } from "../reply/words.ts";
import { type JsonObject, numberOf, textOf, textsOf } from "../wire/json.ts";
import { type Dialect, malformed, metricsOf, requireMembers } from "./dialect.ts";
import { lastTurnIn, plainQuestion } from "./plain-question.ts";

const asked = "\n\nHuman:";
const answered = "\n\nAssistant:";

/** What Anthropic had before Messages: a conversation as one text, which is continued. */
export const anthropicCompletion: Dialect = {
  answer(body, about) {
    requireMembers(body, ["prompt", "max_tokens_to_sample"]);
    const prompt = textOf(body.prompt) ?? "";
    if (!prompt.includes(answered)) throw malformed(`prompt must end with ${JSON.stringify(answered)}`);
    const limits = {
      maxTokens: numberOf(body.max_tokens_to_sample) ?? 1,
      stopSequences: textsOf(body.stop_sequences),
    };
    const answer = compose(plainQuestion(lastTurnIn(prompt, asked, answered), limits, about));
    return { body: bodyOf(answer), chunks: chunksOf(answer), metrics: metricsOf(answer) };
  },
};

const bodyOf = (answer: Answer): JsonObject => ({ completion: textOfAnswer(answer), ...endOf(answer) });

/** A text without a limit runs until it would have the person speak. */
const endOf = ({ stopReason, stopSequence }: Answer): JsonObject =>
  stopReason === "max_tokens"
    ? { stop_reason: "max_tokens", stop: null }
    : { stop_reason: "stop_sequence", stop: stopSequence ?? asked };

function* chunksOf(answer: Answer): Generator<JsonObject, void, void> {
  const text = textOfAnswer(answer);
  for (const completion of piecesOf(text, text)) yield { completion, stop_reason: null, stop: null };
  yield { completion: "", ...endOf(answer) };
}
