/** What the models of an architecture take in InvokeModel's chat format, beside text. */
export interface Abilities {
  readonly images: boolean;
  readonly tools: boolean;
  /** Whether they think as hard as `reasoning_effort` says. */
  readonly effort: boolean;
}

const textOnly: Abilities = { images: false, tools: false, effort: false };
const seeing: Abilities = { images: true, tools: false, effort: false };

/**
 * The architectures that Custom Model Import takes and that chat, by `plainName`, as of October 2026. Sources: the Bedrock user
 * guide, "Import a customized model into Amazon Bedrock" (which there are; those with "VL", and Mllama, see) and "Advanced API
 * features for imported models" (only GPT-OSS calls tools).
 */
const abilities: Readonly<Record<string, Abilities>> = {
  gptbigcode: textOnly,
  gptoss: { images: false, tools: true, effort: true },
  llama: textOnly,
  mistral: textOnly,
  mixtral: textOnly,
  mllama: seeing,
  qwen2: textOnly,
  qwen25: textOnly,
  qwen25vl: seeing,
  qwen2vl: seeing,
  qwen3: textOnly,
  qwen3moe: textOnly,
};

/**
 * What the models of an architecture take. Undefined where it is not known, or is none of those above: then everything is
 * sent and the model judges, since AWS documents no list of the names that `modelArchitecture` can have.
 */
export function abilitiesOf(architecture: string | undefined): Abilities | undefined {
  const name = plainName(architecture ?? "");
  return Object.hasOwn(abilities, name) ? abilities[name] : undefined;
}

/** `Qwen2_5_VLForConditionalGeneration`, `qwen2_5_vl` and `Qwen2.5-VL` are one: people and libraries write all three. */
const plainName = (architecture: string): string =>
  architecture
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "")
    .replace(/for(causallm|conditionalgeneration)$/, "");
