/** Whether something can be done; `unknown` where nobody says. */
export type Answer = "yes" | "no" | "unknown";

/** An answer, and what it rests on. */
export interface Capability {
  readonly answer: Answer;
  /** Why, as a clause without a full stop. */
  readonly reason: string;
  /**
   * Who says so: the control plane, our dated table of AWS's documentation, the service by having refused it in this process,
   * the rules of the target's kind, or nobody.
   */
  readonly source: "control-plane" | "table" | "service" | "rules" | "none";
  /** When it was so, for answers of the table: a day, a month or a year in ISO 8601. */
  readonly asOf?: string;
}

/** What can be done with a target through this client. */
export interface Capabilities {
  readonly converse: Capability;
  readonly converseStream: Capability;
  readonly invokeModel: Capability;
  readonly invokeModelStream: Capability;
  /** Counting a request's tokens with the foundation model behind the target. */
  readonly countTokens: Capability;
  /** `toolConfig` in Converse. */
  readonly toolUse: Capability;
  /** `toolConfig` in ConverseStream, which some models with tools refuse. */
  readonly streamingToolUse: Capability;
  /** `cachePoint` blocks. */
  readonly promptCaching: Capability;
  /** A JSON schema for the answer, `outputConfig.textFormat`. */
  readonly structuredOutput: Capability;
  /** Thinking that is shown as `reasoningContent`. */
  readonly reasoning: Capability;
  /** `image` blocks. */
  readonly imageInput: Capability;
  /** `document` blocks. */
  readonly documentInput: Capability;
  /** `performanceConfig: { latency: "optimized" }`. */
  readonly latencyOptimized: Capability;
  /** StartAsyncInvoke. */
  readonly asyncInvoke: Capability;
}

/** What is asked about a target. */
export type CapabilityName = keyof Capabilities;
