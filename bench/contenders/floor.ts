import { type IncomingMessage, Agent as PlainAgent, request as plainRequest } from "node:http";
import { Agent, request as tlsRequest } from "node:https";
import type { Open } from "./contender.ts";
import { createDecoder } from "./floor/decode.ts";
import { signed } from "./floor/sign.ts";
import { converseRequest } from "./question.ts";

interface Event {
  readonly delta?: { readonly text?: string };
}
interface Answer {
  readonly output: { readonly message: { readonly content: readonly { readonly text: string }[] } };
}

/** What can be had at best in Node: no retries, no errors told apart, no types; nobody should use it. */
export const open: Open = (endpoint) => {
  const send = sender(new URL(endpoint));
  return {
    async call() {
      const answer = await send("converse");
      const parts: Buffer[] = [];
      for await (const part of answer) parts.push(part);
      const { output }: Answer = JSON.parse(Buffer.concat(parts).toString());
      return output.message.content.map(({ text }) => text).join("");
    },
    async stream(onText) {
      const answer = await send("converse-stream");
      const decode = createDecoder();
      for await (const bytes of answer)
        for (const event of decode(bytes)) {
          const text = (event as Event).delta?.text; // JSON of the service
          if (text !== undefined) onText(text);
        }
    },
  };
};

function sender({ protocol, host, hostname, port }: URL): (operation: string) => Promise<IncomingMessage> {
  const isTls = protocol === "https:";
  const agent = new (isTls ? Agent : PlainAgent)({ keepAlive: true });
  const { modelId, ...input } = converseRequest;
  return (operation) =>
    new Promise((resolve, reject) => {
      const path = `/model/${encodeURIComponent(modelId)}/${operation}`;
      const body = JSON.stringify(input);
      const headers = { ...signed(host, path, body), "content-length": Buffer.byteLength(body) };
      const options = { agent, hostname, port, path, method: "POST", headers };
      const outgoing = (isTls ? tlsRequest : plainRequest)(options, (answer) =>
        answer.statusCode === 200 ? resolve(answer) : reject(new Error(`HTTP ${answer.statusCode}`)),
      );
      outgoing.on("error", reject).end(body);
    });
}
