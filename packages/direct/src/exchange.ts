import type { AnswerHead, RuntimeOutputs, Transport, TransportCall, TransportOperation } from "@bedrock-targets/core";
import {
  type Body,
  type ByteSource,
  bytesOf,
  openStream,
  RecentSecrets,
  readOutput,
  type WireRequest,
  writeRequest,
} from "@bedrock-targets/core/wire";
import { checkSignal, orAborted } from "./abort.ts";
import { ownHeaders } from "./headers.ts";
import { type Identity, type IdentitySource, identitySource } from "./identity/identity.ts";
import type { DirectOptions } from "./options.ts";
import { type Place, Places } from "./place.ts";
import type { Platform } from "./platform.ts";
import { canonicalPath } from "./signing/canonical.ts";
import { Clock } from "./signing/clock.ts";

type Headers = Record<string, string>;

/** What its connection has read; `fetch` does not tell. */
const bytesOfSocket = (body: Body) => ({
  get bytesRead(): number | undefined {
    const { socket } = body as { readonly socket?: { readonly bytesRead?: number } }; // Node's answers have one
    return socket?.bytesRead;
  },
});

/** Sends calls, and reads their answers. */
export class Exchange implements Transport {
  readonly #platform: Platform;
  readonly #identity: IdentitySource;
  readonly #places: Places;
  readonly #clock = new Clock();
  readonly #sent = new RecentSecrets();
  #last: Identity | undefined;
  /** Whether a bearer token, where there is one, was preferred by the environment alone. */
  readonly #areCredentialsGiven: boolean;

  constructor(platform: Platform, options: DirectOptions) {
    this.#platform = platform;
    this.#places = new Places(options, platform);
    this.#identity = identitySource(options, () => this.#places.ownRegion());
    this.#areCredentialsGiven = (options.credentials ?? options.credentialProvider) !== undefined;
  }

  async send<Op extends TransportOperation>(call: TransportCall<Op>): Promise<RuntimeOutputs[Op]> {
    checkSignal(call.signal);
    const found = this.#places.placeFor(call.region);
    const place = found instanceof Promise ? await found : found;
    const written = writeRequest(call.operation, call.input);
    return this.#attempt(call, place, written);
  }

  region(): Promise<string | undefined> {
    return this.#places.ownRegion();
  }

  async refresh(): Promise<void> {
    this.#identity.forget();
  }

  secrets(): readonly string[] {
    return this.#sent.list;
  }

  destroy(): void {
    this.#platform.destroy();
  }

  async #attempt<Op extends TransportOperation>(
    call: TransportCall<Op>,
    place: Place,
    written: WireRequest,
  ): Promise<RuntimeOutputs[Op]> {
    const { signal } = call;
    const waiting = this.#identity.get();
    const identity = waiting instanceof Promise ? await orAborted(waiting, signal) : waiting;
    this.#remember(identity);
    const { endpoint } = place;
    const path = `${endpoint.prefix}${written.path}${endpoint.query && `?${endpoint.query}`}`;
    const headers = this.#headers(call, place, written);
    const isToken = "token" in identity;
    if (isToken && this.#areCredentialsGiven) call.onBearerToken?.();
    const usedOffset = isToken ? undefined : this.#clock.offset;
    const proving = this.#authorize(identity, place, written, headers);
    if (proving) await proving;
    const request = { endpoint, path, headers, body: written.body, signal };
    return this.#platform.post(request, (head, body) => this.#receive(call, head, body, usedOffset));
  }

  #remember(identity: Identity): void {
    if (identity === this.#last) return;
    this.#last = identity;
    this.#sent.add("token" in identity ? identity.token : identity.sessionToken);
  }

  #headers({ headers }: TransportCall, { endpoint }: Place, written: WireRequest): Headers {
    const plain = { ...this.#platform.userAgent, host: endpoint.host, ...written.headers };
    return headers ? { ...plain, ...ownHeaders(headers) } : plain;
  }

  /** Adds to the headers what proves who calls; a promise where that takes time. */
  #authorize(identity: Identity, place: Place, written: WireRequest, headers: Headers): Promise<void> | undefined {
    const prove = (authorization: string): void => {
      headers.authorization = authorization;
    };
    if ("token" in identity) {
      prove(`Bearer ${identity.token}`);
      return undefined;
    }
    const moment = this.#clock.now();
    headers["x-amz-date"] = moment.time;
    if (identity.sessionToken) headers["x-amz-security-token"] = identity.sessionToken;
    const { canonicalPrefix, query } = place.endpoint;
    const path = canonicalPrefix + canonicalPath(written.path);
    const signable = { method: "POST", path, query, headers, body: written.body };
    const authorization = place.signer.sign(signable, identity, moment);
    return typeof authorization === "string" ? void prove(authorization) : authorization.then(prove);
  }

  #receive<Op extends TransportOperation>(
    { operation, signal, onHead, onStream }: TransportCall<Op>,
    head: AnswerHead,
    body: Body,
    usedOffset: number | undefined,
  ): RuntimeOutputs[Op] | Promise<RuntimeOutputs[Op]> {
    onHead?.(head);
    onStream?.(bytesOfSocket(body));
    checkSignal(signal); // it may have been aborted there, and then nobody waits for what is read
    if (head.status < 200 || head.status >= 300) return this.#refused(head, bytesOf(body), usedOffset);
    if (operation === "converseStream" || operation === "invokeModelStream")
      return openStream(operation, head, bytesOf(body), onStream);
    return this.#platform.collect(body).then((bytes) => readOutput(operation, head, bytes));
  }

  /** @param usedOffset what the signature's time was moved by; nothing where there was no signature */
  async #refused(head: AnswerHead, bytes: ByteSource, usedOffset: number | undefined): Promise<never> {
    const { failureOf, offsetShownBy, withClockOffset } = await import("#failure");
    const error = await failureOf(head, bytes);
    const offset = usedOffset === undefined ? undefined : offsetShownBy(head, error, usedOffset);
    if (offset === undefined) throw error;
    this.#clock.offset = offset;
    throw withClockOffset(error, offset);
  }
}
