import { isUnread, type Listing, listAll } from "../../account/listing.ts";
import { onCommandLine } from "../../command-line-words.ts";
import { type Check, type Finding, fail, pass, unknown } from "../finding.ts";

/** Whether the account's lists may be read, by reading them. What a call itself may do, only a call can tell. */
export const permissions: Check = {
  name: "permissions",
  async examine({ account, signal }) {
    const listing = await listAll(account.client, { signal });
    const findings = listing.warnings.map(({ code, action, kinds, message, advice }): Finding => {
      const detail = `${action} is ${code === "access-denied" ? "not allowed" : "not to be had"} (${kinds.join(", ")})`;
      return code === "access-denied"
        ? fail("permissions", detail, `Allow \`${action}\` to list ${kinds.join(" and ")}.`)
        : unknown("permissions", `${detail}: ${onCommandLine(message)}`, onCommandLine(advice));
    });
    return [...findings, summaryOf(listing)];
  },
};

/** What can be listed after all; nothing at all is no success. */
function summaryOf(listing: Listing): Finding {
  const { targets, warnings } = listing;
  if (!isUnread(listing)) {
    return pass("permissions", `${targets.length} targets can be listed${warnings.length > 0 ? " nevertheless" : ""}`);
  }
  const isDenied = warnings.every(({ code }) => code === "access-denied");
  return isDenied
    ? fail("permissions", "no list may be read", "Allow the actions above to whoever these credentials belong to.")
    : fail(
        "permissions",
        "no list could be read: what is allowed is not known",
        "Mend first what the lines above say.",
      );
}
