import { BedrockTargetError } from "@bedrock-targets/core/target";

/** A page, and the token of the next one. */
interface Page {
  readonly nextToken?: string | undefined;
}

/** More pages than this no list has: 1,000 entries each. */
const maxPages = 10_000;

/**
 * The pages of a list, to the end.
 *
 * @throws BedrockTargetError `unavailable` where the tokens go in a circle, or never end
 */
export async function* allPages<Each extends Page>(
  pageAt: (nextToken: string | undefined) => Promise<Each>,
): AsyncGenerator<Each, void, void> {
  let token: string | undefined;
  // A token of before, a newer one at each power of two: whoever goes in a circle meets it again.
  let mark: string | undefined;
  for (let count = 1; count <= maxPages; count++) {
    const page = await pageAt(token);
    yield page;
    if (!page.nextToken) return;
    if (page.nextToken === mark) throw endless();
    if ((count & (count - 1)) === 0) mark = page.nextToken;
    token = page.nextToken;
  }
  throw endless();
}

const endless = (): BedrockTargetError =>
  new BedrockTargetError({
    code: "unavailable",
    message: "The control plane's list does not end: its pages lead to each other.",
    advice: "Try again; if it stays, look at what stands between here and Bedrock.",
  });
