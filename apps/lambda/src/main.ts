import { readFileSync } from "node:fs";
import { Writable } from "node:stream";
import { styleText } from "node:util";
import { gzipSync } from "node:zlib";
import type { AwsLambda, StreamingHandler } from "./awslambda.ts";

/** Calls the bundled handler as Lambda would, and shows the response. */
const bundle = new URL("handler.mjs", import.meta.url);
const question = process.argv.slice(2).join(" ") || "Why is the sky blue?";

const local: AwsLambda = {
  streamifyResponse: (handler) => handler,
  HttpResponseStream: {
    from(stream, { statusCode, headers }) {
      console.log(styleText("bold", `HTTP ${statusCode}`), `${headers["content-type"]}\n`);
      return stream;
    },
  },
};

const response = new Writable({
  write: (chunk, _encoding, done) => void process.stdout.write(chunk, done),
  final: (done) => void process.stdout.write("\n", done),
});

Object.assign(globalThis, { awslambda: local });
const { handler }: { handler: StreamingHandler } = await import(bundle.href);
await handler({ body: question }, response);

const code = readFileSync(bundle);
const kB = ({ length }: Buffer): string => `${Math.round(length / 1000)} kB`;
console.log();
console.log(styleText("dim", `handler.mjs: ${kB(code)}, zipped ${kB(gzipSync(code))}, the AWS SDK included`));
