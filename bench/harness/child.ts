import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";

/** A process of ours that answers one message at a time. */
export interface Child {
  /** The next message that it sends; what it is asked decides what that looks like. */
  ask<Answer>(message: object): Promise<Answer>;
  end(): Promise<void>;
}

const running = new Set<ChildProcess>();

/** Starts a module of this folder as a process with this environment and no more. Its errors go to our stderr. */
export function startChild(file: string, args: readonly string[], environment: NodeJS.ProcessEnv): Child {
  const child = fork(new URL(`../${file}`, import.meta.url), args, {
    env: environment,
    execArgv: ["--expose-gc", "--disable-warning=ExperimentalWarning"],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  running.add(child);
  child.once("exit", () => running.delete(child));
  return {
    async ask<Answer>(message: object): Promise<Answer> {
      child.send(message);
      return (await answerOf(child, file, args)) as Answer; // both files are ours
    },
    async end() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGKILL"); // it has nothing to put in order, and libraries may hold it open
      await once(child, "exit");
    },
  };
}

/** Ends whatever still runs, at once: for a Ctrl-C. */
export function endChildren(): void {
  for (const child of running) child.kill("SIGKILL");
}

async function answerOf(child: ChildProcess, file: string, args: readonly string[]): Promise<unknown> {
  const stop = new AbortController();
  const died = once(child, "exit", stop).then(([code, signal]) => {
    throw new Error(`${file} ${args.join(" ")} ended with ${code ?? signal} before it answered`);
  });
  try {
    const [answer] = await Promise.race([once(child, "message", stop), died]);
    return answer;
  } finally {
    died.catch(() => {}); // the end of the wait
    stop.abort();
  }
}
