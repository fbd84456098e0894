import type { Account } from "../account/account.ts";
import type { EmulatedKind } from "../account/resource.ts";
import { validationError } from "../http/service-error.ts";

/** Where a name is as good as an ARN, it can mean one thing only. AWS's own words for it are not known. */
export const refuseTakenName = (account: Account, kind: EmulatedKind, name: string): void => {
  const taken = account.lookUp(kind, name);
  if (taken) throw validationError(`The name ${name} is taken by ${taken.arn}: choose another one`);
};
