import { explain, failureOf } from "./failures.mjs";
import { run } from "./processes.mjs";

const screen = process.stderr;

/** Says what is going on as soon as it has lasted `delayMs`, and at its end how long it took. In a pipe, whole lines only. */
export function announce(title, delayMs = 0) {
  const began = Date.now();
  let isShown = false;
  const show = () => {
    isShown = true;
    screen.write(`${title}…${screen.isTTY ? "" : "\n"}`);
  };
  const timer = delayMs > 0 ? setTimeout(show, delayMs) : show();
  return (mark) => {
    clearTimeout(timer);
    const duration = `${((Date.now() - began) / 1000).toFixed(1)} s`;
    if (isShown) screen.write(screen.isTTY ? ` ${mark} ${duration}\n` : `${mark} ${title} (${duration})\n`);
  };
}

/**
 * Runs one slow thing. Its output is shown only when it fails, and then only as far as it helps: the sentence for its
 * cause, after the last `tail` lines.
 */
export async function step(title, command, args, { delayMs, causes, otherwise, tail = 0, ...options }) {
  const finish = announce(title, delayMs);
  const result = await run(command, args, options);
  finish(result.code === 0 ? "✓" : "✗");
  if (result.code === 0) return result;
  if (tail > 0) screen.write(`${lastLines(result.output, tail)}\n`);
  throw failureOf(explain(result.output, causes, otherwise), result.output);
}

function lastLines(output, count) {
  return output.trimEnd().split("\n").slice(-count).join("\n");
}
