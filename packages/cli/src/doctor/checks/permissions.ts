import { listAll } from "../../account/listing.ts";
import { type Check, type Finding, fail, pass, unknown } from "../finding.ts";

/** Whether the account's lists may be read, by reading them. What a call itself may do, only a call can tell. */
export const permissions: Check = {
  name: "permissions",
  async examine({ account, signal }) {
    const { targets, warnings } = await listAll(account.client, { signal });
    const findings = warnings.map(({ code, action, kinds, message, advice }): Finding => {
      const detail = `${action} is ${code === "access-denied" ? "not allowed" : "not to be had"} (${kinds.join(", ")})`;
      return code === "access-denied"
        ? fail("permissions", detail, `Allow \`${action}\` to list ${kinds.join(" and ")}.`)
        : unknown("permissions", `${detail}: ${message}`, advice);
    });
    const read = pass(
      "permissions",
      `${targets.length} targets can be listed${warnings.length > 0 ? " nevertheless" : ""}`,
    );
    return [...findings, read];
  },
};
