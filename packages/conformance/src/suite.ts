import type { ModelTarget } from "@bedrock-targets/core";
import type { Connect } from "./connection.ts";

/** What `describeModelTarget` takes. */
export interface ModelTargetSuite {
  /** The strategy under test. */
  readonly target: ModelTarget;
  /** Strings that it must claim. Behind each, on the server of every connection, must be a model that answers. */
  readonly modelIds: readonly string[];
  /** Strings that it must leave to other strategies. */
  readonly foreignIds: readonly string[];
  /** Strings that it must claim and that stand for nothing on the server of every connection. Default: none. */
  readonly unknownIds?: readonly string[];
  /**
   * Ways to a server, by name. Default: none; then only what the strategy says is checked, and nothing is sent. Streams
   * should come slowly enough (a millisecond between two events will do) to be left before their end.
   */
  readonly connect?: Readonly<Record<string, Connect>>;
  /** The values of a stored prompt's variables, for kinds that take some. Default: `{ message: "Hello." }`. */
  readonly variables?: Readonly<Record<string, string>>;
  /** The body for `invokeModel`, for all modelIds or by modelId. Default: a conversation in OpenAI's chat format. */
  readonly invokeBody?: InvokeBody | ((modelId: string) => InvokeBody);
  /** The modelId that goes onto the wire for one that was passed. Default: the same. */
  readonly sentAs?: (modelId: string) => string;
  /**
   * Check → why it cannot pass yet. The check must then fail: when it passes, the exemption has expired. Where only some
   * modelIds need one, describe them in a suite of their own.
   */
  readonly exemptions?: Readonly<Record<string, string>>;
}

/** A model's own request, as a JSON object. */
export type InvokeBody = Readonly<Record<string, unknown>>;
