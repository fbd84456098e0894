/* Loaded when an account's targets are listed, or its profiles kept. */
export { listItems } from "./control/listing/list-targets.ts";
export { deleteApplicationProfile } from "./control/profiles/delete.ts";
export { ensureApplicationProfile } from "./control/profiles/ensure.ts";
