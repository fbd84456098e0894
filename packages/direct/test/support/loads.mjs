import { registerHooks } from "node:module";

/** Prints, as JSON, what a program loads: when it imports the package, with its first call, and with its first stream. */
const loaded = [];
registerHooks({
  load(url, context, next) {
    if (url.startsWith("file:")) loaded.push(url);
    return next(url, context);
  },
});

const taken = () => loaded.splice(0).map((url) => url.replace(/^.*\/(?:node_modules|packages)\/(?=[^/]+\/)/, ""));
const [, , endpoint] = process.argv;
const { directTransport } = await import("@bedrock-targets/direct");
const imported = taken();
const transport = directTransport({ region: "us-east-1", endpoint });
const input = { modelId: "amazon.nova-lite-v1:0", messages: [{ role: "user", content: [{ text: "Hello" }] }] };
await transport.send({ operation: "converse", input });
const called = taken();
const { stream } = await transport.send({ operation: "converseStream", input });
for await (const _event of stream);
const streamed = taken();
await transport.send({ operation: "converse", input: { ...input, modelId: "amazon.nothing-v1:0" } }).catch(() => {});
console.log(JSON.stringify({ imported, called, streamed, refused: taken() }));
// It ends by itself: what is kept open must not keep it.
