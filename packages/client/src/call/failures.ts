/** What turns anything thrown into the error that callers get: loaded when something fails. */
export const failures = (): Promise<typeof import("../failure.ts")> => import("../failure.ts");
