import { accessDenied } from "../http/service-error.ts";
import type { Place } from "./place.ts";

/** An IAM action, and the ARN that it is asked for; `*` where the action knows no resource. */
export interface Permission {
  /** Such as `bedrock:InvokeModel`. */
  readonly action: string;
  readonly resource: string;
}

/** What the caller may not do. Everything else is allowed. */
export class Permissions {
  readonly #caller: string;
  #denied: readonly RegExp[] = [];

  constructor({ accountId }: Place) {
    this.#caller = `arn:aws:sts::${accountId}:assumed-role/emulator/developer`;
  }

  /** Puts a new list in the place of the one before. As in IAM, `*` stands for any letters and case does not matter. */
  deny(actions: readonly string[]): void {
    this.#denied = actions.map((action) => {
      const escaped = action.replace(/[^\w:*-]/g, "\\$&").replaceAll("*", ".*");
      return new RegExp(`^${escaped}$`, "i");
    });
  }

  /** Throws for the first action that is denied. `needed` is not asked while nothing is denied. */
  check(needed: () => readonly Permission[]): void {
    if (this.#denied.length === 0) return;
    const refused = needed().find(({ action }) => this.#denied.some((pattern) => pattern.test(action)));
    if (refused) throw accessDenied(this.#caller, refused);
  }
}
