/*
 * The client's sentences name its options as programs write them. On a command line the same things have names of their own.
 */
const words: readonly (readonly [ofClient: RegExp, here: string])[] = [
  [/\b([Pp])ass `region` to the client/g, "$1ass --region"],
  [/`lookups: true`/g, "--lookups"],
  [/ \(`offline`\)/g, " (--offline)"],
  [/(?:in )?the option `guardrail`/g, "with --guardrail"],
  [/, or let the client choose: `new BedrockClient\([^`]*\)`/g, ""],
  [/the endpoint in `runtime`/g, "--endpoint"],
  [/ in `runtime` \(FIPS, dual-stack, a custom endpoint\)/g, " (FIPS, dual-stack, --endpoint)"],
  [/\bUse a client of ([a-z0-9-]+)/g, "Pass --region $1"],
];

/** A sentence of the client's, with what to type in place of what to write in a program. */
export const onCommandLine = (sentence: string): string =>
  words.reduce((text, [ofClient, here]) => text.replace(ofClient, here), sentence);
