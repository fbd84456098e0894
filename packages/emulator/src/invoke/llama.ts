import { type Answer, textOfAnswer } from "../reply/answer.ts";
import { compose } from "../reply/compose.ts";
import { tokensIn } from "../reply/tokens.ts";
import { piecesOf } from "../reply/words.ts";
import { type JsonObject, numberOf, textOf } from "../wire/json.ts";
import { type Dialect, malformed, metricsOf, requireMembers } from "./dialect.ts";
import { lastTurnIn, plainQuestion } from "./plain-question.ts";

/** What Llama's models take as their limit where the request has none. */
const defaultLimit = 512;

/** Meta Llama's format: a text that is continued. */
export const llama: Dialect = {
  answer(body, about) {
    requireMembers(body, ["prompt"]);
    const prompt = textOf(body.prompt);
    if (prompt === undefined) throw malformed("prompt must be text");
    const limits = { maxTokens: numberOf(body.max_gen_len) ?? defaultLimit };
    const answer = compose(plainQuestion(lastTurnIn(prompt, opening, closing), limits, about));
    return { body: bodyOf(answer), chunks: chunksOf(answer), metrics: metricsOf(answer) };
  },
};

/** The marks around what the user says in Llama's chat template. */
const opening = "<|start_header_id|>user<|end_header_id|>";
const closing = "<|eot_id|>";

const stopReasonOf = ({ stopReason }: Answer): string => (stopReason === "max_tokens" ? "length" : "stop");

const bodyOf = (answer: Answer): JsonObject => ({
  generation: textOfAnswer(answer),
  prompt_token_count: answer.usage.inputTokens,
  generation_token_count: answer.usage.outputTokens,
  stop_reason: stopReasonOf(answer),
});

/** The prompt's tokens are in the first piece, the reason in the last. */
function* chunksOf(answer: Answer): Generator<JsonObject, void, void> {
  const pieces = piecesOf(textOfAnswer(answer), textOfAnswer(answer));
  let characters = 0;
  for (const [index, generation] of pieces.entries()) {
    characters += generation.length;
    yield {
      generation,
      prompt_token_count: index === 0 ? answer.usage.inputTokens : null,
      generation_token_count: tokensIn(characters),
      stop_reason: index === pieces.length - 1 ? stopReasonOf(answer) : null,
    };
  }
}
