/** What the stub does with the requests that come: set before something is measured, the same for all contenders. */
export interface Scenario {
  /** Text events of a stream. */
  readonly events: number;
  /** Frames that go out in one write; with TLS, in one record. */
  readonly framesPerWrite: number;
  /** Whether signatures are recomputed; a wrong one is answered with a 403 that says what is wrong. */
  readonly verify: boolean;
  /** Whether one bit of a frame is wrong. */
  readonly flip: boolean;
  /** Whether streams stay open, with an event every now and then, until the client leaves. */
  readonly hold: boolean;
}

export const plainScenario: Scenario = { events: 20, framesPerWrite: 20, verify: false, flip: false, hold: false };
