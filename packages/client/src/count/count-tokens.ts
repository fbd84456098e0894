import { Call, checkCallOptions, checkRegion, Refused, underway } from "../call.ts";
import { controlOf } from "../control/control.ts";
import { promptOf } from "../control/kinds/prompt.ts";
import { Walk } from "../control/resolve/walk.ts";
import type { CallOptions } from "../options.ts";
import type { ClientState } from "../state.ts";
import { type Counted, conversationOf, countedBody, hasBody } from "./count-input.ts";
import { isOnDemand, type Place, placesFor } from "./places.ts";
import { doesNotCount, isRefusalToCount, mayNotRead, noCount, nothingCounts, throughProfilesOnly } from "./refusals.ts";
import { rendered } from "./rendered.ts";
import type { TokenCount } from "./token-count.ts";

type CountCall = Call<"countTokens">;

/** Gives what is counted, once the region is known. */
type Read = (region: string | undefined) => Promise<Counted>;

/** Counts the tokens of a request, on the foundation model that stands behind a target. */
export const countTokens = async (
  client: ClientState,
  target: unknown,
  request: unknown,
  options: CallOptions | undefined,
): Promise<TokenCount> =>
  underway(client, checkCallOptions(options), (given) => counting(client, target, request, given));

async function counting(
  client: ClientState,
  target: unknown,
  request: unknown,
  options: CallOptions,
): Promise<TokenCount> {
  const picked = client.strategies.pick(target);
  const call = new Call(client, picked, "countTokens", options);
  try {
    const read = reading(client, call, request);
    const region = await call.session.placeOf(picked);
    return await (picked.kind === "base"
      ? onModelItself(call, read, region)
      : onModelBehind(client, call, read, region));
  } catch (thrown) {
    throw await call.failure(thrown);
  }
}

/** The request, checked before anything is sent. Only the text of a stored prompt has yet to be read. */
function reading(client: ClientState, { target, options }: CountCall, request: unknown): Read {
  if (hasBody(request)) {
    const counted = countedBody(target, request);
    return async () => counted;
  }
  const conversation = conversationOf(target, request);
  if (target.kind !== "prompt") return async () => ({ converse: conversation });
  return async (region) => {
    const prompt = await promptOf(target.ref, controlOf(client).lookIn({ region, signal: options.signal }));
    return { converse: rendered(prompt, conversation, target.ref) };
  };
}

async function onModelItself(call: CountCall, read: Read, region: string | undefined): Promise<TokenCount> {
  const { session, target } = call;
  if (session.fence) checkRegion(session.fence, target, region);
  return count(call, await read(region), { modelId: target.ref.resourceId ?? target.modelId, region });
}

/** Counts where the first of the models is on demand: in the region that is called, or in one where calls are answered. */
async function onModelBehind(
  client: ClientState,
  call: CountCall,
  read: Read,
  region: string | undefined,
): Promise<TokenCount> {
  const { session, target, options } = call;
  const control = controlOf(client);
  const { leaves, missing } = await new Walk(control, { signal: options.signal }).from(target.ref, region);
  const [first] = leaves;
  if (!first) throw missing[0] ? mayNotRead(target, missing[0]) : nothingCounts(target);
  const places = placesFor(leaves, region, session);
  if (places.length === 0) throw new Refused((words) => words.outside(session.fence ?? [], target, first.region));
  const counted = await read(region);
  for (const place of places) {
    if (await isOnDemand(control, place, { signal: options.signal })) return count(call, counted, place);
  }
  throw throughProfilesOnly(target, first.ref.resourceId ?? first.ref.modelId);
}

async function count(call: CountCall, input: Counted, { modelId, region }: Place): Promise<TokenCount> {
  const output = await call.send({ modelId, input }, region).catch((thrown: unknown) => {
    throw isRefusalToCount(thrown) ? doesNotCount(call, modelId, thrown) : thrown;
  });
  call.throwIfAborted();
  if (typeof output.inputTokens !== "number") throw noCount(call, modelId);
  call.succeeded(output.$metadata);
  return { ...call.factsOf(output), inputTokens: output.inputTokens, modelId, region };
}
