/* Loaded when something is looked up. */
export { controlOf } from "./control/control.ts";
export { checkFence } from "./control/fence.ts";
export { detourFor } from "./control/recovery/detour-for.ts";
export { resolve } from "./control/resolve/resolve.ts";
