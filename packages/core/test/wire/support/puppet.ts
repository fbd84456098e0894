import { EventEmitter } from "node:events";
import type { NodeReadable } from "../../../src/wire/index.ts";

/** A stream whose events the test itself lets happen; it counts what is asked of it. */
export class Puppet extends EventEmitter implements NodeReadable {
  pauses = 0;
  resumes = 0;
  destroyed = false;

  pause(): void {
    this.pauses += 1;
  }
  resume(): void {
    this.resumes += 1;
  }
  destroy(): void {
    this.destroyed = true;
  }
}
