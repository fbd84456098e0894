import { readFileSync } from "node:fs";
import type { allTargets } from "@bedrock-targets/all";
import { type BedrockClient, BedrockTargetError, type BoundTarget, type ConverseStream } from "@bedrock-targets/client";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { HTTPException } from "hono/http-exception";
import { streamSSE } from "hono/streaming";
import { validator } from "hono/validator";
import { conversationIn } from "./conversation.ts";
import type { Known } from "./known.ts";

const page = readFileSync(new URL("../public/index.html", import.meta.url), "utf8");
const readBody = validator("json", (body, context) => conversationIn(body) ?? context.text("Send messages.", 400));

/** A page at `/`, `GET /health` with what is known of the target by then, and `POST /chat`. */
export function createService(
  bedrock: BedrockClient<typeof allTargets>,
  target: BoundTarget,
  known: () => Known,
): Hono {
  const { kind, modelId } = target;
  const service = new Hono().onError((error, context) =>
    error instanceof HTTPException ? error.getResponse() : context.json(problemOf(error), 502),
  );
  service.use(async (context, next) => {
    await next();
    context.header("connection", "close"); // or the end would wait for connections that are kept for another question
  });
  service.get("/", (context) => context.html(page));
  service.get("/health", (context) => context.json({ status: "ok", kind, modelId, ...known() }));
  service.post("/chat", bodyLimit({ maxSize: 1_000_000 }), readBody, async (context) => {
    const { signal } = context.req.raw; // aborted when the client leaves, and with it the call
    return answer(await bedrock.converseStream(target, { messages: context.req.valid("json") }, { signal }), context);
  });
  return service;
}

/** Server-sent events: `text` for every piece, at the end `done` or `error`. */
function answer({ text }: ConverseStream, context: Context): Response {
  return streamSSE(context, async (events) => {
    const send = (event: string, data: object) => events.writeSSE({ event, data: JSON.stringify(data) });
    try {
      for await (const piece of text) await send("text", { text: piece });
      await send("done", {});
    } catch (error) {
      await send("error", problemOf(error));
    }
  });
}

function problemOf(error: unknown): { code: string; message: string; advice: string } {
  if (BedrockTargetError.is(error)) return { code: error.code, message: error.message, advice: error.advice };
  console.error(error);
  return { code: "internal", message: "The service made a mistake.", advice: "Its log has more." };
}
