/** A way in which the client could be broken: a text of its build, and what is put in its place. */
export interface Mutation {
  /** What is wrong then. */
  readonly says: string;
  readonly file: string;
  readonly find: string;
  readonly put: string;
}

/** Each is to be found out. */
export const mutations: readonly Mutation[] = [
  {
    says: "one try more than was asked for",
    file: "resilience.js",
    find: "tries >= attempts",
    put: "tries > attempts",
  },
  {
    says: "throttling is not tried again",
    file: "resilience.js",
    find: 'throttled: "retry"',
    put: 'throttled: "next"',
  },
  {
    says: "a cut stream looks complete",
    file: "stream.js",
    find: "isComplete: () => this.#builder.complete",
    put: "isComplete: () => true",
  },
  {
    says: "what was said is said again",
    file: "stream.js",
    find: "isSaid && !this.#mayRestart()",
    put: "false",
  },
  {
    says: "a message begins twice",
    file: "stream.js",
    find: "this.#skipsBeginning = this.#content.hasBegun()",
    put: "this.#skipsBeginning = false",
  },
  {
    says: "who leaves a stream does not end its exchange",
    file: "stream.js",
    find: "this.#call.end();",
    put: "",
  },
  {
    says: "the watch of a stream outlives it",
    file: "call.js",
    find: "clearTimeout(this.#timer);",
    put: "",
  },
  {
    says: "the time for a whole call never ends",
    file: "call.js",
    find: 'if (timeoutMs !== void 0) this.#arm("timeoutMs"',
    put: 'if (false) this.#arm("timeoutMs"',
  },
  {
    says: "a chain leaves out a link",
    file: "resilience.js",
    find: "const [next, ...links] = rest.links;",
    put: "const [, next, ...links] = rest.links;",
  },
  {
    says: "an event is taken in twice",
    file: "stream.js",
    find: "onEvent: (event) => this.#builder.append(event),",
    put: "onEvent: (event) => (this.#builder.append(event), this.#builder.append(event)),",
  },
  {
    says: "a stream that has failed stays put down as answered",
    file: "call.js",
    find: "failedLater(error) {",
    put: "failedLater(error) { return;",
  },
  {
    says: "retries have no budget",
    file: "resilience.js",
    find: "if (used > size * retry) return false;",
    put: "",
  },
];
