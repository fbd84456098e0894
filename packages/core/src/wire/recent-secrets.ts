/** Values kept at the most: some identities, the newest first. */
const memory = 6;

/** What a transport has sent lately to prove who calls, so that errors do not repeat it. */
export class RecentSecrets {
  #values: readonly string[] = [];

  get list(): readonly string[] {
    return this.#values;
  }

  add(value: string | undefined): void {
    if (value === undefined || this.#values.includes(value)) return;
    this.#values = [value, ...this.#values].slice(0, memory);
  }

  /** The same for what a request's headers have of it, as AWS's signers name them. */
  addFrom(headers: Readonly<Record<string, string | undefined>>): void {
    this.add(headers["x-amz-security-token"]);
    this.add(/^bearer (.+)$/i.exec(headers.authorization ?? headers.Authorization ?? "")?.[1]);
  }
}
