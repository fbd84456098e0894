/** What the command line's options come to. Each command reads its own; absent is not given. */
export interface Options {
  readonly region?: string;
  readonly profile?: string;
  readonly endpoint?: string;
  readonly emulator?: boolean;
  readonly json?: boolean;
  /** `--no-color` sets it to `false`. */
  readonly color?: boolean;
  readonly kind?: readonly string[];
  readonly provider?: string;
  readonly name?: string;
  readonly account?: boolean;
  readonly format?: string;
  readonly operation?: readonly string[];
  readonly offline?: boolean;
  readonly lookups?: boolean;
  readonly guardrail?: string;
  readonly system?: string;
  readonly maxTokens?: number;
  readonly variable?: Readonly<Record<string, string>>;
  readonly svg?: string;
  readonly html?: string;
}
