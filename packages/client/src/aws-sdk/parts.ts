/*
 * All that the default transport needs beside AWS's client, in one file: each file more costs a cold start a third of a
 * millisecond.
 */
export { signalOf } from "./call-hooks.ts";
export { FastProtocol } from "./protocol.ts";
export { AwsSdkRoute } from "./route.ts";
