import type { TargetKind } from "../kinds.ts";
import type { ResourceKinds } from "./resources.ts";
import type { Geography, Provider } from "./vocabulary.ts";

/** Whether a string type leaves something open: `string` itself, or a template with a part that is not literal. */
export type IsOpen<Id extends string> = Record<never, never> extends Record<Id, 1> ? true : false;

/**
 * The kind of a literal modelId, for the compiler: the rule of `bare-id.ts` and `resources.ts`. `never` where the string
 * cannot be a modelId, all kinds for a string that is not known whole. Lengths and characters are left to `parseModelId` at run time.
 */
export type KindOf<Id extends string> =
  IsOpen<Id> extends true
    ? TargetKind
    : Id extends `${string}${Blank}${string}`
      ? never
      : Id extends `arn:${string}:${infer Service}:${infer Region}:${infer Account}:${infer Resource}`
        ? Region extends ""
          ? never
          : KindOfArn<Service, Account, Resource>
        : Id extends `${string}/${string}`
          ? never
          : Id extends `${infer First}.${infer Rest}`
            ? KindOfWords<First, Rest>
            : never;

type Blank = " " | "\n" | "\t";

type KindOfArn<
  Service extends string,
  Account extends string,
  Resource extends string,
> = Resource extends `${infer Type}/${infer Name}`
  ? Type extends keyof ResourceKinds
    ? [Service, Account extends "" ? "none" : "own", Name extends "" ? "none" : "named"] extends [
        ResourceKinds[Type]["service"],
        ResourceKinds[Type]["account"],
        "named",
      ]
      ? ResourceKinds[Type]["kind"]
      : never
    : never
  : never;

type KindOfWords<First extends string, Rest extends string> = First extends "" | `${string}:${string}`
  ? never
  : Rest extends "" | `.${string}`
    ? never
    : First extends Provider
      ? "base"
      : Rest extends `${infer Second}.${string}`
        ? First extends Geography
          ? "cross-region"
          : Second extends Provider
            ? "cross-region"
            : "base" | "cross-region"
        : Rest extends Provider
          ? "cross-region"
          : "base";
