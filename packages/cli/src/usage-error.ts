/** The command line asks for something that does not make sense: told as one sentence, exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
