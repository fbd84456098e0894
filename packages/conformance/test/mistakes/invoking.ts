import { type InvokeModelFields, type ModelTarget, shapeInvoke } from "@bedrock-targets/core";
import { invokeHeaderFields } from "../../src/samples/invoke-fields.ts";
import { type Members, type Mistake, under } from "./mistake.ts";

const invoking = ["plain", "stored", "half"] as const;

/** A strategy that shapes InvokeModel rightly, and then spoils the input; or that spoils the request before. */
const reshaped =
  (spoil: (input: Members, request: Members) => object, prepare: (request: Members) => object = (request) => request) =>
  (right: ModelTarget): ModelTarget => ({
    ...right,
    shapeInvoke(request, target) {
      // Spoilt on purpose; whatever it is now, it is sent.
      const given = request as object as Members;
      const input = shapeInvoke(prepare(given) as InvokeModelFields, target) as object as Members;
      return spoil(input, given) as ReturnType<typeof shapeInvoke>;
    },
  });

const kept = (input: Members): object => input;

/** The fields that a request has, and InvokeModel too. */
const known = ({ body, ...request }: Members): Members => ({
  body,
  ...Object.fromEntries(invokeHeaderFields.map((field) => [field, request[field]])),
});

/** What a strategy gets wrong when it makes the input of InvokeModel. */
export const invokingMistakes: readonly Mistake[] = [
  {
    what: "a member too many for InvokeModel",
    on: invoking,
    target: reshaped((input) => ({ ...input, stream: false })),
    caughtBy: /^invoke\S* is shaped/,
  },
  ...invokeHeaderFields.map((field) => ({
    what: `the loss of \`${field}\``,
    on: invoking,
    target: reshaped(({ [field]: _dropped, ...others }) => others),
    caughtBy: new RegExp(`^invoke\\S* sends \`${field}\` as a header`),
  })),
  {
    what: "bytes that become a list of numbers",
    on: invoking,
    target: reshaped(kept, (request) =>
      ArrayBuffer.isView(request.body) ? { ...request, body: [...(request.body as Uint8Array)] } : request,
    ),
    caughtBy: /^invoke\S* sends a body/,
  },
  {
    what: "a body that was made up",
    on: invoking,
    target: reshaped(kept, (request) => ({ ...request, body: request.body || "{}" })),
    caughtBy: /^invoke\S* refuses a request without a body/,
  },
  {
    what: "a body of unknown type",
    on: invoking,
    target: reshaped(({ contentType: _dropped, ...others }) => others),
    caughtBy: /^invoke\S* says JSON where nothing is said/,
  },
  {
    what: "empty headers",
    on: invoking,
    target: reshaped((input, request) => ({ ...request, ...input })),
    caughtBy: /^invoke\S* says JSON where nothing is said/,
  },
  {
    what: "refused fields that go through to InvokeModel",
    on: ["half"],
    target: (right) => ({ ...right, shapeInvoke: (request, target) => shapeInvoke(request, under(target, {})) }),
    caughtBy: /^invoke\S* refuses `(serviceTier|trace)`/,
  },
  {
    what: "fields that InvokeModel does not have, and that are dropped",
    on: invoking,
    target: reshaped(kept, known),
    caughtBy: /^invoke\S* refuses (`variables`|a field that does not exist)/,
  },
  {
    what: "an InvokeModel request that is changed",
    on: invoking,
    target: reshaped(kept, (request) => Object.assign(request, { contentType: "application/json" })),
    caughtBy: /^invoke\S* (is shaped|takes a deeply frozen request)/,
  },
];
