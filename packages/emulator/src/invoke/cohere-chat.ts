import { textOfAnswer } from "../reply/answer.ts";
import { compose } from "../reply/compose.ts";
import { listOf, numberOf, textOf, textsOf } from "../wire/json.ts";
import { identifierOf } from "../wire/random.ts";
import { finishReasonOf } from "./cohere-end.ts";
import { type Dialect, malformed, metricsOf, requireMembers } from "./dialect.ts";
import { plainQuestion } from "./plain-question.ts";

/** Cohere Command R's format: a message behind what was said before. How it streams was never recorded: it does not. */
export const cohereChat: Dialect = {
  answer(body, about) {
    requireMembers(body, ["message"]);
    const message = textOf(body.message);
    if (message === undefined) throw malformed("message must be text");
    const limits = { maxTokens: numberOf(body.max_tokens) ?? 4096, stopSequences: textsOf(body.stop_sequences) };
    const answer = compose(plainQuestion(message, limits, about));
    const text = textOfAnswer(answer);
    return {
      body: {
        response_id: identifierOf(about.seed),
        text,
        generation_id: identifierOf(`${about.seed} generation`),
        chat_history: [...listOf(body.chat_history), { role: "USER", message }, { role: "CHATBOT", message: text }],
        finish_reason: finishReasonOf(answer.stopReason),
      },
      metrics: metricsOf(answer),
    };
  },
};
