import { textOfAnswer } from "../reply/answer.ts";
import { compose } from "../reply/compose.ts";
import { numberOf, textOf, textsOf } from "../wire/json.ts";
import { identifierOf } from "../wire/random.ts";
import { finishReasonOf } from "./cohere-end.ts";
import { type Dialect, malformed, metricsOf, requireMembers } from "./dialect.ts";
import { plainQuestion } from "./plain-question.ts";

/** Cohere Command's format: a text that is continued. A stream has all of it in one piece (recorded). */
export const cohereGenerate: Dialect = {
  answer(body, about) {
    requireMembers(body, ["prompt"]);
    const prompt = textOf(body.prompt);
    if (prompt === undefined) throw malformed("prompt must be text");
    const limits = { maxTokens: numberOf(body.max_tokens) ?? 512, stopSequences: textsOf(body.stop_sequences) };
    const answer = compose(plainQuestion(prompt, limits, about));
    const generation = {
      id: identifierOf(`${about.seed} generation`),
      text: textOfAnswer(answer),
      finish_reason: finishReasonOf(answer.stopReason),
    };
    const written = { id: identifierOf(about.seed), generations: [generation], prompt };
    return { body: written, chunks: [written], metrics: metricsOf(answer) };
  },
};
