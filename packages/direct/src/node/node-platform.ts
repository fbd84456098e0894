import type { Agent, IncomingMessage } from "node:http";
import type { Body } from "@bedrock-targets/core/wire";
import { checkSignal, reasonOf } from "../abort.ts";
import type { NodeAgent } from "../options.ts";
import type { Outgoing, Platform, Receive } from "../platform.ts";
import type { Signer } from "../signing/signer.ts";
import { userAgent } from "../user-agent.ts";
import { collectFrom } from "./collect.ts";
import { NodeSigner } from "./node-signer.ts";
import { Pool, type Route } from "./pool.ts";
import { Resends } from "./resends.ts";
import { Sending } from "./sending.ts";

/** Node's own HTTP/1.1, over connections that are kept, and its cryptography. */
export class NodePlatform implements Platform {
  readonly userAgent: Readonly<Record<string, string>> = {
    "user-agent": userAgent("nodejs", process.versions.node),
  };
  readonly #pool: Pool;
  readonly #resends = new Resends();

  constructor(agent: NodeAgent | undefined) {
    this.#pool = new Pool(agent as Agent | undefined); // which is what Node takes it for
  }

  createSigner(region: string): Signer {
    return new NodeSigner(region);
  }

  post<Result>(request: Outgoing, receive: Receive<Result>): Promise<Result> {
    const found = this.#pool.routeTo(request.endpoint);
    return found instanceof Promise
      ? found.then((route) => this.#post(route, request, receive))
      : this.#post(found, request, receive);
  }

  collect(body: Body): Promise<Uint8Array> {
    return collectFrom(body as IncomingMessage); // which is what `post` gives
  }

  async profileRegion(): Promise<string | undefined> {
    const module = await import("#profile-region");
    return module.profileRegion();
  }

  destroy(): void {
    this.#pool.destroy();
  }

  #post<Result>(route: Route, request: Outgoing, receive: Receive<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      checkSignal(request.signal);
      const again = (error: Error): void => {
        // Whatever has been idle for as long is closed as well: another one of them would be no better.
        route.connections?.closeIdle();
        if (request.signal?.aborted) reject(reasonOf(request.signal));
        else if (this.#resends.take()) new Sending(route, request, receive, { resolve: answered, reject });
        else reject(error);
      };
      const answered = (result: Result | Promise<Result>): void => {
        this.#resends.answered();
        resolve(result);
      };
      new Sending(route, request, receive, { resolve: answered, reject, again });
    });
  }
}
