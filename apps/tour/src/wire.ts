import diagnostics from "node:diagnostics_channel";
import type { Emulator } from "@bedrock-targets/emulator";

/** What went over the wire. */
export interface Wire {
  /** The last request since this was asked before, such as `POST /model/…/converse`; undefined where there was none. */
  last(): string | undefined;
}

/** A request as far as it is shown. */
interface Sent {
  readonly method: string;
  readonly path: string;
}

const shown = (sent: Sent | undefined): string | undefined => sent && `${sent.method} ${sent.path}`;

/** The requests that an emulator has received. */
export const wireInto = ({ calls }: Pick<Emulator, "calls">): Wire => {
  let known = 0;
  return {
    last() {
      const fresh = calls.slice(known);
      known = calls.length;
      return shown(fresh.at(-1));
    },
  };
};

const channel = "http.client.request.start";

/** The requests to Bedrock that Node's HTTP client of this process sends from now on. */
export const wireOutOfHere = (): Wire & { readonly close: () => void } => {
  let sent: Sent | undefined;
  // Other requests fetch credentials. The shape of the message is Node's, documented with the channel.
  const note = (message: unknown) => {
    const { request } = message as { readonly request: Sent };
    if (request.path.includes("/model/")) sent = request;
  };
  diagnostics.subscribe(channel, note);
  const close = () => diagnostics.unsubscribe(channel, note);
  return {
    close,
    last() {
      const last = shown(sent);
      sent = undefined;
      return last;
    },
  };
};
