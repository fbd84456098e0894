import type { Agent, request } from "node:http";
import type { Endpoint } from "../endpoint/endpoint.ts";
import { environment } from "../environment.ts";
import { connectTo } from "./connect.ts";
import { type Connect, Connections } from "./connections.ts";

/** How requests get to an endpoint. */
export interface Route {
  readonly request: typeof request;
  /** Where the connections are our own. */
  readonly connections?: Connections;
  /** What is the same for all of them. */
  readonly options: {
    readonly agent: Agent;
    readonly method: "POST";
    readonly protocol: string;
    readonly hostname: string;
    readonly port: string | null;
  };
  /** Comes before the path where a proxy for plain HTTP wants the whole URL. */
  readonly origin: string;
  /** Names and values, one after the other, for that proxy. */
  readonly headers: readonly string[];
}

/** Hosts whose connections are kept, as many as the endpoints that a transport remembers. */
const maxHosts = 64;

/** The connections of a transport. */
export class Pool {
  readonly #given: Agent | undefined;
  #connections = new Map<string, Connections>();
  #routes = new WeakMap<Endpoint, Route>();

  /** @param given an agent that is somebody else's, to be used in place of our own connections */
  constructor(given: Agent | undefined) {
    this.#given = given;
  }

  /** A promise where there is a proxy, for the first time. */
  routeTo(endpoint: Endpoint): Route | Promise<Route> {
    const known = this.#routes.get(endpoint);
    if (known) return known;
    const { url } = endpoint;
    if (this.#given) return this.#remember(endpoint, routeOver(this.#given, url));
    return isProxied(url) ? this.#throughProxy(endpoint) : this.#remember(endpoint, this.#direct(url));
  }

  destroy(): void {
    for (const each of this.#connections.values()) each.close();
    this.#connections = new Map();
    this.#routes = new WeakMap();
  }

  #direct(url: URL): Route {
    return this.#over(url, url.origin, (session) => connectTo(url, session));
  }

  async #throughProxy(endpoint: Endpoint): Promise<Route> {
    const { proxyAuthorization, proxyFor, tunnelTo } = await import("#proxy");
    const { url } = endpoint;
    const proxy = proxyFor(url);
    if (!proxy) return this.#remember(endpoint, this.#direct(url));
    if (url.protocol === "http:") {
      const headers = proxyAuthorization(proxy);
      return this.#remember(endpoint, { ...this.#direct(proxy), origin: url.origin, headers });
    }
    const connect: Connect = async (session, signal) => connectTo(url, session, await tunnelTo(url, proxy, signal));
    return this.#remember(endpoint, this.#over(url, `${url.origin} ${proxy.href}`, connect));
  }

  #over(url: URL, key: string, connect: Connect): Route {
    const connections = this.#connections.get(key) ?? new Connections(url.protocol, connect);
    this.#connections.set(key, connections);
    this.#forgetOldest();
    return { ...routeOver(connections as unknown as Agent, url), connections }; // Node asks no more of an agent
  }

  /** Regions come from outside: they must not make more and more of these. Calls that still run end as they would have. */
  #forgetOldest(): void {
    const [oldest] = this.#connections;
    if (this.#connections.size <= maxHosts || !oldest) return;
    this.#connections.delete(oldest[0]);
    oldest[1].close();
  }

  #remember(endpoint: Endpoint, route: Route): Route {
    this.#routes.set(endpoint, route);
    return route;
  }
}

function routeOver(agent: Agent, url: URL): Route {
  const { request } = process.getBuiltinModule(url.protocol === "https:" ? "node:https" : "node:http");
  const { protocol, port } = url;
  const hostname = url.hostname.replace(/^\[(.*)\]$/, "$1");
  return {
    request,
    options: { agent, method: "POST", protocol, hostname, port: port || null },
    origin: "",
    headers: [],
  };
}

const isProxied = ({ protocol }: URL): boolean => {
  const variable = protocol === "https:" ? "https_proxy" : "http_proxy";
  return (environment(variable) ?? environment(variable.toUpperCase())) !== undefined;
};
