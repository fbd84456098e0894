/* Loaded when something is looked up. */
export { controlOf } from "./control/control.ts";
export { checkFence } from "./control/fence.ts";
export { listItems } from "./control/listing/list-targets.ts";
export { policy } from "./control/policy/policy.ts";
export { deleteApplicationProfile } from "./control/profiles/delete.ts";
export { ensureApplicationProfile } from "./control/profiles/ensure.ts";
export { detourFor } from "./control/recovery/detour-for.ts";
export { resolve } from "./control/resolve/resolve.ts";
