import type { Outcome } from "../outcome.ts";
import type { Visit } from "../visit.ts";
import { figures, head, newLine, refusal, remark, wire } from "./layout.ts";
import { OneLine } from "./one-line.ts";
import type { Page } from "./page.ts";
import type { Terminal } from "./terminal.ts";

/** The row of one visit. It is written as things happen, and nothing that was written is ever changed. */
export class Row {
  readonly #visit: Visit;
  readonly #page: Page;
  readonly #write: (text: string) => void;
  readonly #line: OneLine;
  #isSent = false;

  constructor(visit: Visit, page: Page, write: (text: string) => void) {
    this.#visit = visit;
    this.#page = page;
    this.#write = write;
    this.#line = new OneLine(page.reply);
    write(head(visit, page));
  }

  /** Shows what went over the wire; once. */
  sent(request: string | undefined): void {
    if (this.#isSent) return;
    this.#isSent = true;
    this.#write(wire(request, this.#page));
  }

  /** Shows a piece of the reply. */
  say(piece: string): void {
    this.#write(this.#line.add(piece));
  }

  /** Shows how it ended. */
  end(outcome: Outcome, right: boolean): void {
    this.#write(outcome.error ? this.#failed(outcome.error, right) : this.#answered(outcome, right));
    this.#write("\n");
  }

  #answered({ reply, durationMs }: Extract<Outcome, { error?: undefined }>, right: boolean): string {
    const page = this.#page;
    const { refusedWith } = this.#visit;
    return [
      this.#line.end() + figures(reply.usage, durationMs, right, page),
      reply.invokedModelId === undefined ? "" : remark(`answered by ${reply.invokedModelId}`, page),
      refusedWith === undefined ? "" : remark(`an answer, where ${refusedWith} was to be expected`, page),
    ].join("");
  }

  /** An error that was expected is there for its advice; of any other, everything is said. */
  #failed({ code, message, advice }: Extract<Outcome, { reply?: undefined }>["error"], right: boolean): string {
    const interrupted = this.#line.isBegun ? this.#line.end().trimEnd() + newLine(this.#page) : "";
    return interrupted + refusal(code, right ? advice : message, right, this.#page);
  }
}

/** Begins rows on a terminal. */
export const rowsOn =
  ({ page, write }: Pick<Terminal, "page" | "write">) =>
  (visit: Visit): Row =>
    new Row(visit, page, write);
