import { existsSync, readdirSync, readFileSync } from "node:fs";

const apps = new URL("../../../apps/", import.meta.url);

/** The sample apps: packages in `apps/` that one can start. */
export const appNames = () => readdirSync(apps).filter((name) => existsSync(new URL(`${name}/src/main.ts`, apps)));

/** What `tsup` builds of an app, as a URL. */
export const entryOf = (name) => new URL(`${name}/dist/main.js`, apps);

/** The emulator that an app is shown with: `emulator` in its package.json, options of `createEmulator`. Default: the usual one. */
export const emulatorOf = (name) =>
  JSON.parse(readFileSync(new URL(`${name}/package.json`, apps), "utf8")).emulator ?? {};
