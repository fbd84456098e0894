import type { MarkdownRenderer } from "vitepress";

/** Gives each cell of a table the heading of its column, which is what a phone shows beside it. */
export function cellLabels(markdown: MarkdownRenderer): void {
  markdown.core.ruler.push("cell-labels", ({ tokens }) => {
    let labels: string[] = [];
    let column = 0;
    for (const [index, token] of tokens.entries()) {
      if (token.type === "table_open") labels = [];
      if (token.type === "tr_open") column = 0;
      if (token.type === "th_open") labels.push(tokens[index + 1]?.content ?? "");
      if (token.type === "td_open") token.attrSet("data-label", labels[column++] ?? "");
    }
  });
}
