import { createEmulator, type Emulator, type EmulatorOptions } from "@bedrock-targets/emulator";

/** An emulator on a port. `await using` closes it. */
export async function served(
  options: EmulatorOptions = {},
): Promise<Emulator & { readonly url: string } & AsyncDisposable> {
  const emulator = createEmulator(options);
  const { url, close } = await emulator.listen();
  return { ...emulator, url, [Symbol.asyncDispose]: close };
}
