import { type Answer, textOfAnswer } from "../reply/answer.ts";
import { compose } from "../reply/compose.ts";
import { piecesOf } from "../reply/words.ts";
import { type JsonObject, numberOf, textOf, textsOf } from "../wire/json.ts";
import { chat } from "./chat.ts";
import { type Dialect, malformed, metricsOf, requireMembers } from "./dialect.ts";
import { lastTurnIn, plainQuestion } from "./plain-question.ts";

/** Mistral's format: a text that is continued. `messages` are answered in OpenAI's chat format, as newer models do. */
export const mistral: Dialect = {
  answer(body, about) {
    if (body.messages !== undefined) return chat.answer(body, about);
    requireMembers(body, ["prompt"]);
    const prompt = textOf(body.prompt);
    if (prompt === undefined) throw malformed("prompt must be text");
    const limits = { maxTokens: numberOf(body.max_tokens) ?? 512, stopSequences: textsOf(body.stop) };
    const answer = compose(plainQuestion(lastTurnIn(prompt, "[INST]", "[/INST]"), limits, about));
    return {
      body: outputs(textOfAnswer(answer), reasonOf(answer)),
      chunks: chunksOf(answer),
      metrics: metricsOf(answer),
    };
  },
};

const reasonOf = ({ stopReason }: Answer): string => (stopReason === "max_tokens" ? "length" : "stop");

const outputs = (text: string, stop_reason: string | null): JsonObject => ({ outputs: [{ text, stop_reason }] });

function* chunksOf(answer: Answer): Generator<JsonObject, void, void> {
  const pieces = piecesOf(textOfAnswer(answer), textOfAnswer(answer));
  for (const [index, piece] of pieces.entries()) {
    yield outputs(piece, index === pieces.length - 1 ? reasonOf(answer) : null);
  }
}
