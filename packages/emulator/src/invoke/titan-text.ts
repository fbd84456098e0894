import { type Answer, textOfAnswer } from "../reply/answer.ts";
import { compose } from "../reply/compose.ts";
import { piecesOf } from "../reply/words.ts";
import { type JsonObject, numberOf, objectOf, textOf, textsOf } from "../wire/json.ts";
import { type Dialect, malformed, metricsOf, requireMembers } from "./dialect.ts";
import { plainQuestion } from "./plain-question.ts";

/** Amazon Titan Text's format: a text that is continued. */
export const titanText: Dialect = {
  answer(body, about) {
    requireMembers(body, ["inputText"]);
    const prompt = textOf(body.inputText);
    if (prompt === undefined) throw malformed("inputText must be text");
    const { maxTokenCount, stopSequences } = objectOf(body.textGenerationConfig);
    const limits = { maxTokens: numberOf(maxTokenCount) ?? 512, stopSequences: textsOf(stopSequences) };
    const answer = compose(plainQuestion(prompt, limits, about));
    return { body: bodyOf(answer), chunks: chunksOf(answer), metrics: metricsOf(answer) };
  },
};

const reasonOf = ({ stopReason }: Answer): string => (stopReason === "max_tokens" ? "LENGTH" : "FINISH");

const bodyOf = (answer: Answer): JsonObject => ({
  inputTextTokenCount: answer.usage.inputTokens,
  results: [
    {
      tokenCount: answer.usage.outputTokens,
      outputText: textOfAnswer(answer),
      completionReason: reasonOf(answer),
    },
  ],
});

/** The prompt's tokens are in the first piece, what is known at the end in the last. */
function* chunksOf(answer: Answer): Generator<JsonObject, void, void> {
  const pieces = piecesOf(textOfAnswer(answer), textOfAnswer(answer));
  for (const [index, outputText] of pieces.entries()) {
    const isLast = index === pieces.length - 1;
    yield {
      outputText,
      index: 0,
      totalOutputTextTokenCount: isLast ? answer.usage.outputTokens : null,
      completionReason: isLast ? reasonOf(answer) : null,
      inputTextTokenCount: index === 0 ? answer.usage.inputTokens : null,
    };
  }
}
