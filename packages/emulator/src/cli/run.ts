import { createEmulator } from "../emulator.ts";
import { readArguments, type Serving } from "./arguments.ts";
import { exposureNotice, targetTable, usage } from "./texts.ts";

/** Runs the command line to its end. Returns the exit code; whatever goes wrong is one sentence on stderr. */
export const runCli = async (argv: readonly string[]): Promise<number> => {
  try {
    const request = readArguments(argv);
    if (request.help) console.log(usage);
    else await serve(request);
    return 0;
  } catch (error) {
    console.error(`bedrock-emulator: ${firstLine(error)}`);
    return 1;
  }
};

const serve = async ({ host, port, seed, faults }: Serving): Promise<void> => {
  const emulator = createEmulator({ seed });
  for (const fault of faults) emulator.faults.add(fault);
  // Before the port is open, so that a signal in between is not lost.
  const stopped = stopSignal();
  const { url, close } = await emulator.listen({ host, port });
  console.log(targetTable(emulator.account));
  for (const fault of faults) console.log(`Fault: ${JSON.stringify(fault)}`);
  console.log(exposureNotice(host));
  console.log(`Bedrock emulator ready at ${url}`);
  await stopped;
  await close();
};

const stopSignal = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split("\n", 1)[0] ?? "";
