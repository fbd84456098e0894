import { allTargets } from "@bedrock-targets/all";
import { BedrockClient, type BedrockClientOptions } from "@bedrock-targets/client";
import { ExampleAccount } from "./account.ts";
import type { Place } from "./place.ts";

/** A client of the example's account. It only looks things up: a call would have nowhere to go. */
export const clientIn = (place: Place, options: Partial<BedrockClientOptions<typeof allTargets>> = {}) =>
  new BedrockClient({
    targets: allTargets,
    region: place.home,
    control: new ExampleAccount(place),
    transport: { region: async () => place.home, send: () => Promise.reject(new Error("Nothing is called here.")) },
    ...options,
  });
