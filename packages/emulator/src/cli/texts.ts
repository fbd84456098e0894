import Table from "cli-table3";
import type { EmulatedAccount } from "../account/account.ts";

export const usage = `Usage: bedrock-emulator [--port N] [--host H]

Serves an embedded Amazon Bedrock, runtime and control plane, over HTTP/1.1 and cleartext HTTP/2.

  -p, --port N   the port to listen on; default 0, any free one
      --host H   the address to bind; default 127.0.0.1, this machine only
  -h, --help     this text

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
