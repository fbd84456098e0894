/** Where the run is. On a terminal one line that is written over; elsewhere a line now and then. */
export interface Progress {
  show(part: string, done: number, of: number): void;
  /** Takes the line away. */
  clear(): void;
}

const screen = process.stderr;
/** Between two lines where they stay. */
const patienceMs = 15_000;

export function createProgress(): Progress {
  const began = Date.now();
  let last = Number.NEGATIVE_INFINITY;
  const line = (part: string, done: number, of: number) => {
    const seconds = Math.round((Date.now() - began) / 1000);
    return `${String(Math.floor((done / of) * 100)).padStart(3)} % · ${seconds} s · ${part}`;
  };
  return {
    show(part, done, of) {
      if (screen.isTTY) screen.write(`\r\x1b[K${line(part, done, of).slice(0, (screen.columns ?? 80) - 1)}`);
      else if (Date.now() - last > patienceMs) {
        last = Date.now();
        screen.write(`${line(part, done, of)}\n`);
      }
    },
    clear() {
      if (screen.isTTY) screen.write("\r\x1b[K");
    },
  };
}
