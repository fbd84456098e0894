/** AWS's endpoint rules, as far as those of Bedrock Runtime go: conditions, trees, errors and endpoints. */
export interface Rule {
  readonly conditions: readonly Call[];
  readonly type: "tree" | "error" | "endpoint";
  readonly rules?: readonly Rule[];
  readonly error?: string;
  readonly endpoint?: { readonly url: string | { readonly ref: string } };
}

interface Call {
  readonly fn: string;
  readonly argv: readonly unknown[];
  readonly assign?: string;
}

type Scope = Record<string, unknown>;

/** The functions that the rules of Bedrock Runtime use; `partition` is AWS's own. */
export const evaluator = (partition: (region: string) => object) => {
  const value = (given: unknown, scope: Scope): unknown => {
    if (typeof given !== "object" || given === null) return given;
    if ("ref" in given) return scope[String(given.ref)];
    return "fn" in given ? call(given as Call, scope) : given; // which has `argv` too
  };
  const call = ({ fn, argv }: Call, scope: Scope): unknown => {
    const [one, two] = argv.map((argument) => value(argument, scope));
    switch (fn) {
      case "isSet":
        return one !== undefined && one !== null;
      case "booleanEquals":
        return one === two;
      case "getAttr":
        return Object(one)[String(two)];
      case "aws.partition":
        return partition(String(one));
      default:
        throw new Error(`The rules use ${fn}, which is new.`);
    }
  };
  /** The URL, or the error as `{ error }`; nothing where no rule fits. */
  const decide = (rules: readonly Rule[], given: Scope): string | { error: string } | undefined => {
    for (const { conditions, type, rules: inner = [], error = "", endpoint } of rules) {
      const scope = { ...given };
      const holds = conditions.every((condition) => {
        const result = call(condition, scope);
        if (condition.assign !== undefined) scope[condition.assign] = result;
        return result !== false && result !== undefined && result !== null;
      });
      if (!holds) continue;
      if (type === "error") return { error };
      if (type === "tree") return decide(inner, scope);
      const url = endpoint?.url ?? "";
      if (typeof url === "object") return String(scope[url.ref]);
      return url.replace(/\{([^}#]+)(?:#([^}]+))?\}/g, (_, name: string, member?: string) =>
        String(member === undefined ? scope[name] : Object(scope[name])[member]),
      );
    }
    return undefined;
  };
  return decide;
};
