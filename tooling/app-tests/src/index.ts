export { type App, appBeside, type Ending, type Running } from "./app.ts";
export {
  type EmulatedBedrock,
  emulatedBedrock,
  environmentFor,
  type SilentBedrock,
  silentBedrock,
} from "./bedrock.ts";
export { describeManners, itEndsAtCtrlC } from "./describe-manners.ts";
