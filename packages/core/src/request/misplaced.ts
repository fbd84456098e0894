/** Fields that people hand in under another API's name or in the wrong place, and where they belong here. */
const belongsTo: Readonly<Record<string, string>> = {
  modelId: "The target is the first argument; leave `modelId` out.",
  model: "The target is the first argument; leave `model` out.",
  maxTokens: "Put it into `inferenceConfig`.",
  temperature: "Put it into `inferenceConfig`.",
  topP: "Put it into `inferenceConfig`.",
  stopSequences: "Put it into `inferenceConfig`.",
  max_tokens: "Bedrock's name is `inferenceConfig: { maxTokens }`.",
  top_p: "Bedrock's name is `inferenceConfig: { topP }`.",
  topK: "It is the model's own: put it into `additionalModelRequestFields`, under the model's name for it (`top_k`).",
  top_k: "It is the model's own: put it into `additionalModelRequestFields`.",
  stop_sequences: "Bedrock's name is `inferenceConfig: { stopSequences }`.",
  thinking: "It is the model's own: put it into `additionalModelRequestFields`.",
  tools: "Put it into `toolConfig`, as `{ tools: [{ toolSpec: … }] }`.",
  toolChoice: "Put it into `toolConfig`.",
  tool_choice: "Bedrock's name is `toolConfig: { toolChoice }`.",
  prompt: "Pass text as `messages`.",
  inputText: "Pass text as `messages`; a model's own body goes to `invokeModel`.",
  body: "A model's own body goes to `invokeModel`.",
  stream: "Call `converseStream` (or `invokeModelStream`) for a stream.",
  signal: "Options such as `signal` are the third argument.",
  messages: "InvokeModel takes the model's own format as `body`; for messages call `converse`.",
  system: "InvokeModel takes the model's own format as `body`; for a system text call `converse`.",
  variables: "InvokeModel takes no prompt variables; call `converse`.",
};

/** Where a field that a request does not have belongs. */
export const placeFor = (field: string): string =>
  (Object.hasOwn(belongsTo, field) && belongsTo[field]) || "Leave it out, or check its spelling.";

/** Members that people hand in under another API's name: each with the one that it stands for, and what to write. */
const memberOf: Readonly<Record<string, readonly [member: string, advice: string]>> = {
  parameters: ["inputSchema", "Bedrock's name is `inputSchema: { json: … }`."],
  input_schema: ["inputSchema", "Bedrock's name is `inputSchema: { json: … }`."],
  arguments: ["input", "Bedrock's name is `input`, which is the parsed JSON."],
  tool_use_id: ["toolUseId", "Bedrock's name is `toolUseId`."],
  is_error: ["status", 'Bedrock\'s way is `status: "error"`.'],
  cache_control: [
    "cachePoint",
    'Bedrock\'s way is a block of its own, behind it: `{ cachePoint: { type: "default" } }`.',
  ],
};

/** Where a member that a structure does not have belongs, given those that it has; `undefined` where nobody knows. */
export function placeOfMember(member: string, names: readonly string[]): string | undefined {
  const [meant, advice] = (Object.hasOwn(memberOf, member) && memberOf[member]) || [];
  if (meant !== undefined && names.includes(meant)) return advice;
  if (member === "streamProcessingMode") return "It is for streams: call `converseStream`, or leave it out.";
  const place = placeFor(member);
  return names.includes("maxTokens") && place.includes("additionalModelRequestFields") ? place : undefined;
}
