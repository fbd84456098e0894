import type { MappedTarget } from "../../src/map/account-map.ts";

const account = "123456789012";
const arn = (type: string, name: string, region = "us-east-1") =>
  `arn:aws:bedrock:${region}:${account}:${type}/${name}`;
const model = (id: string, region: string) => `arn:aws:bedrock:${region}::foundation-model/${id}`;

/** Twelve lower-case letters or digits, as Bedrock's ids are. */
const twelve = (start: string, number = 0) => `${start}${String(number).padStart(12 - start.length, "0")}`;

/** One of each that matters: what a beginner has. */
export const smallAccount: readonly MappedTarget[] = [
  { kind: "base", modelId: "amazon.nova-lite-v1:0", name: "Nova Lite", status: "ACTIVE", behind: [] },
  {
    kind: "cross-region",
    modelId: "us.amazon.nova-lite-v1:0",
    name: "US Nova Lite",
    status: "ACTIVE",
    behind: ["us-east-1", "us-east-2", "us-west-2"].map((region) => model("amazon.nova-lite-v1:0", region)),
  },
  {
    kind: "application-profile",
    modelId: arn("application-inference-profile", twelve("chatbot")),
    name: "chatbot",
    status: "ACTIVE",
    behind: ["us-east-1", "us-east-2", "us-west-2"].map((region) => model("amazon.nova-lite-v1:0", region)),
  },
  { kind: "prompt", modelId: arn("prompt", "TRANSLATE1"), name: "translate", behind: ["us.amazon.nova-lite-v1:0"] },
  { kind: "imported", modelId: arn("imported-model", twelve("summaries")), name: "summaries", behind: [] },
];

const models = [
  ["anthropic.claude-sonnet-4-5-20250929-v1:0", "Claude Sonnet 4.5"],
  ["anthropic.claude-opus-4-7", "Claude Opus 4.7"],
  ["anthropic.claude-3-haiku-20240307-v1:0", "Claude 3 Haiku"],
  ["anthropic.claude-3-5-haiku-20241022-v1:0", "Claude 3.5 Haiku"],
  ["amazon.nova-lite-v1:0", "Nova Lite"],
  ["amazon.nova-micro-v1:0", "Nova Micro"],
  ["amazon.nova-pro-v1:0", "Nova Pro"],
  ["amazon.nova-premier-v1:0", "Nova Premier"],
  ["meta.llama3-3-70b-instruct-v1:0", "Llama 3.3 70B Instruct"],
  ["meta.llama3-1-8b-instruct-v1:0", "Llama 3.1 8B Instruct"],
  ["mistral.mistral-large-2407-v1:0", "Mistral Large (24.07)"],
  ["cohere.embed-multilingual-v3", "Embed Multilingual"],
  ["openai.gpt-oss-120b-1:0", "gpt-oss-120b"],
  ["deepseek.r1-v1:0", "DeepSeek-R1"],
] as const;

const regions: Readonly<Record<string, readonly string[]>> = {
  us: ["us-east-1", "us-east-2", "us-west-2"],
  global: ["us-east-1"],
};

const profilesOf = (geography: "us" | "global"): MappedTarget[] =>
  models.slice(0, geography === "us" ? 10 : 4).map(([id, name]) => ({
    kind: "cross-region",
    modelId: `${geography}.${id}`,
    name: `${geography === "us" ? "US" : "Global"} ${name}`,
    status: "ACTIVE",
    behind: [
      ...(regions[geography] ?? []).map((region) => model(id, region)),
      ...(geography === "global" ? [`arn:aws:bedrock:::foundation-model/${id}`] : []),
    ],
  }));

const pick = <Item>(list: readonly Item[], index: number): Item => list[index % list.length] as Item; // no list is empty

const several = (count: number, make: (index: number) => MappedTarget): MappedTarget[] =>
  Array.from({ length: count }, (_, index) => make(index));

const teams = ["chat", "search", "support", "finance", "legal", "translation", "summaries", "moderation"];
const profile = (index: number) => pick(profilesOf("us"), index * 3).modelId;

/** Sixty targets of all kinds, as a company has them. */
export const largeAccount: readonly MappedTarget[] = [
  ...models.map(([modelId, name]): MappedTarget => ({ kind: "base", modelId, name, status: "ACTIVE", behind: [] })),
  ...profilesOf("us"),
  ...profilesOf("global"),
  ...several(8, (index) => ({
    kind: "application-profile",
    modelId: arn("application-inference-profile", twelve("profile", index)),
    name: `${pick(teams, index)}-production`,
    status: "ACTIVE",
    behind: (regions.us ?? []).map((region) => model(pick(models, index)[0], region)),
  })),
  ...several(9, (index) => ({
    kind: "prompt",
    modelId: arn("prompt", `PROMPT000${index}`),
    name: `${pick(teams, index)} answer`,
    behind: [index % 3 === 0 ? arn("application-inference-profile", twelve("profile", index % 8)) : profile(index)],
  })),
  ...several(2, (index) => ({
    kind: "router",
    modelId: arn("prompt-router", twelve("router", index)),
    name: `cheap or good ${index + 1}`,
    status: "AVAILABLE",
    behind: [profile(index), profile(index + 1)],
  })),
  ...several(4, (index) => ({
    kind: "custom-model",
    modelId: arn("custom-model", `amazon.nova-lite-v1:0/${twelve("custom", index)}`),
    name: `tickets ${index + 1}`,
    status: "Active",
    behind: [model(index < 3 ? "amazon.nova-lite-v1:0" : "amazon.nova-micro-v1:0", "us-east-1")],
  })),
  ...several(3, (index) => ({
    kind: "custom-deployment",
    modelId: arn("custom-model-deployment", twelve("deploy", index)),
    name: `tickets ${index + 1} on demand`,
    status: index === 2 ? "Creating" : "Active",
    behind: [arn("custom-model", `amazon.nova-lite-v1:0/${twelve("custom", index)}`)],
  })),
  ...several(2, (index) => ({
    kind: "provisioned",
    modelId: arn("provisioned-model", twelve("capacity", index)),
    name: `capacity ${index + 1}`,
    status: "InService",
    behind: [
      index === 0
        ? model("amazon.nova-pro-v1:0", "us-east-1")
        : arn("custom-model", `amazon.nova-lite-v1:0/${twelve("custom", 3)}`),
    ],
  })),
  ...several(2, (index) => ({
    kind: "imported",
    modelId: arn("imported-model", twelve("import", index)),
    name: `own weights ${index + 1}`,
    behind: [],
  })),
  ...several(2, (index) => ({
    kind: "marketplace",
    modelId: `arn:aws:sagemaker:us-east-1:${account}:endpoint/endpoint-${index + 1}`,
    name: `endpoint ${index + 1}`,
    status: "REGISTERED",
    behind: [],
  })),
];

/** Names that mean harm, references that lead nowhere or in circles, two prompts of one name. */
export const hostileAccount: readonly MappedTarget[] = [
  { kind: "prompt", modelId: arn("prompt", "AAAAAAAAAA"), name: "same", behind: [arn("prompt", "BBBBBBBBBB")] },
  { kind: "prompt", modelId: arn("prompt", "BBBBBBBBBB"), name: "same", behind: [arn("prompt", "AAAAAAAAAA")] },
  {
    kind: "prompt",
    modelId: arn("prompt", "CCCCCCCCCC"),
    name: "\u001b[2J\u001b]8;;http://evil\u0007<script>alert(1)</script>\"' & \u202Egnp.exe\u0000",
    behind: [arn("prompt", "CCCCCCCCCC"), arn("inference-profile", "us.gone.model-v1:0"), "what is this?", ""],
    problem: "AccessDenied\u001b[31m on <b>it</b>",
  },
  {
    kind: "application-profile",
    modelId: arn("application-inference-profile", twelve("x")),
    name: "漢字".repeat(40),
    behind: [],
  },
];
