import type { FaultBehaviour } from "./behaviour.ts";
import { bodyText, headerText, texts, whole } from "./option-types.ts";
import type { FaultScope } from "./scope.ts";

/** A proxy between client and Bedrock answers with a page of HTML. */
export interface ProxyPageFault extends FaultScope {
  readonly kind: "proxy-page";
  /** From 200 to 599. Default 502. */
  readonly status?: number;
  /** Default: a short page that names the status. */
  readonly html?: string;
}

/** The answer says that it is something else than it is. */
export interface ContentTypeFault extends FaultScope {
  readonly kind: "content-type";
  /** Default `text/plain`. */
  readonly contentType?: string;
}

/** Something else in the place of the answer. */
export interface AnswerFault extends FaultScope {
  readonly kind: "answer";
  /** From 200 to 599. Default 200. */
  readonly status?: number;
  /** Default `{}`. */
  readonly body?: string;
  /** Default `content-type: application/json`. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** It has no request id, because it never came to Bedrock. */
export const proxyPage: FaultBehaviour<ProxyPageFault> = {
  says: "a page of HTML from a proxy",
  main: "status",
  options: { status: whole(200, 599), html: bodyText },
  effect: ({ status = 502, html = page(status) }) => ({
    answer: () => new Response(bodyFor(status, html), { status, headers: { "content-type": "text/html" } }),
  }),
};

const page = (status: number): string =>
  `<!doctype html>\n<html><head><title>${status}</title></head><body><h1>${status}</h1><p>The proxy failed</p></body></html>\n`;

/** The status codes that must not have a body. */
const bodiless: ReadonlySet<number> = new Set([204, 205, 304]);

const bodyFor = (status: number, body: string): string | null => (bodiless.has(status) ? null : body);

/** The body is left as it is. */
export const contentType: FaultBehaviour<ContentTypeFault> = {
  says: "the right answer with a wrong content type",
  main: "contentType",
  options: { contentType: headerText },
  effect: ({ contentType: type = "text/plain" }) => ({ headers: (headers) => headers.set("content-type", type) }),
};

/** An answer that is none. */
export const answer: FaultBehaviour<AnswerFault> = {
  says: "another answer in place of the right one",
  main: "body",
  options: { status: whole(200, 599), body: bodyText, headers: texts },
  effect: ({ status = 200, body = "{}", headers = {} }) => ({
    answer: ({ requestId }) =>
      new Response(bodyFor(status, body), {
        status,
        headers: { "content-type": "application/json", "x-amzn-requestid": requestId, ...headers },
      }),
  }),
};
