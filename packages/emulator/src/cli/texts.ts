import Table from "cli-table3";
import type { EmulatedAccount } from "../account/account.ts";
import { faultTable } from "./fault-table.ts";

export const usage: string = `Usage: bedrock-emulator [--port N] [--host H] [--fault F]... [--seed N]

Serves an embedded Amazon Bedrock, runtime and control plane, over HTTP/1.1 and cleartext HTTP/2.

  -p, --port N   the port to listen on; default 0, any free one
      --host H   the address to bind; default 127.0.0.1, this machine only
      --fault F  something that goes wrong; may be repeated
      --seed N   what the chances of faults are drawn with; default 1
  -h, --help     this text

A fault is written kind, kind:value or kind:value,option=value,option=value:

  --fault throttle:0.3                    three calls in ten, at random
  --fault throttle:2                      the first two calls
  --fault cut-after:3,by=reset            streams, after three events, with RST
  --fault cold-start:30s,target=imported  for half a minute after the first call

The value is the option named in brackets; SHARE is a number of calls (times), or, with a point in it, a rate. Milliseconds
may be written 30s, 5m or 1h. All of them take times, rate, skip, target (a modelId or a kind) and operation; those with an
exception take message, retry-after, headers and members.

${faultTable()}
It ends at Ctrl-C or SIGTERM.
`;

/** Everything that can be passed as `modelId`, as a table. */
export const targetTable = ({ targets }: EmulatedAccount): string => {
  // No colours, and no lines between the rows.
  const table = new Table({
    head: ["kind", "modelId", "name"],
    style: { head: [], border: [], compact: true },
  });
  for (const { kind, modelId, name } of targets) table.push([kind, modelId, name]);
  return table.toString();
};

const loopback = new Set(["127.0.0.1", "::1", "localhost"]);

/** Says what protects the port: nothing but the address it is bound to. */
export const exposureNotice = (host: string): string =>
  loopback.has(host)
    ? `No signature is checked. Bound to ${host}: only this machine can reach it.`
    : `No signature is checked. Bound to ${host}: whoever can reach this machine can use it.`;
