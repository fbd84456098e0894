import { targetKinds } from "@bedrock-targets/core/target";
import type { CommandDefinition } from "./command-list.ts";
import { readCount, readSeveral, readVariable } from "./read-options.ts";

const kindOption = {
  flags: "--kind <kind>",
  description: "only targets of this kind; may be given several times",
  choices: targetKinds,
  read: readSeveral,
} as const;

/** All commands, in the order of `--help`. */
export const commands: readonly CommandDefinition[] = [
  {
    name: "list",
    summary: "List everything in the account that can be passed as modelId",
    options: [
      kindOption,
      { flags: "--provider <name>", description: "only models of this provider, or what leads to them" },
      { flags: "--name <text>", description: "only targets with this text in their name or id" },
    ],
    examples: [
      ["list --kind prompt --kind router", "two kinds only"],
      ["list | cut -f1,3", "one line for each target, with tabs, where the output is no terminal"],
    ],
    load: () => import("./commands/list.ts"),
  },
  {
    name: "explain",
    summary: "Say what a modelId is and what stands behind it; alone, what kinds there are",
    arguments: [["[modelId]", "an id or an ARN, also one that does not work"]],
    examples: [
      ["explain", "the ten kinds at a glance"],
      ["explain us.anthropic.claude-sonnet-4-5-20250929-v1:0", "one target"],
    ],
    load: () => import("./commands/explain.ts"),
  },
  {
    name: "why",
    summary: "Say what an error means and what to do; works offline",
    arguments: [["[error]", "what a log says of it; absent: standard input"]],
    options: [{ flags: "--account", description: "ask the account for ids that would work" }],
    examples: [
      ['why "ValidationException: The provided model identifier is invalid."', "an error as an argument"],
      ["tail -n 50 app.log | why", "the first error in a log"],
    ],
    load: () => import("./commands/why.ts"),
  },
  {
    name: "policy",
    summary: "Print the IAM policy that calls of these targets need",
    arguments: [["<modelId...>", "ids or ARNs"]],
    options: [
      { flags: "--format <format>", description: "what to print it as", choices: ["json", "cdk", "terraform"] },
      {
        flags: "--operation <name>",
        description: "only for this operation; may be given several times",
        choices: ["converse", "converseStream", "invokeModel", "invokeModelStream", "countTokens"],
        read: readSeveral,
      },
      { flags: "--offline", description: "ask nobody: what only the account knows is left open" },
      { flags: "--lookups", description: "allow the look-ups of the client too" },
      { flags: "--guardrail <id>", description: "the guardrail that requests will name" },
    ],
    examples: [["policy us.amazon.nova-lite-v1:0 --format terraform", "for Terraform"]],
    load: () => import("./commands/policy.ts"),
  },
  {
    name: "try",
    summary: "Call a target, print the answer as it comes, and its figures",
    arguments: [
      ["<modelId>", "an id or an ARN"],
      ["[prompt]", "what to ask; absent: standard input. A stored prompt needs none"],
    ],
    options: [
      { flags: "--system <text>", description: "a system text" },
      { flags: "--max-tokens <number>", description: "the most tokens to answer with", read: readCount },
      {
        flags: "--variable <name=text>",
        description: "a stored prompt's variable; may be given several times",
        read: readVariable,
      },
    ],
    examples: [['try amazon.nova-lite-v1:0 "Name three rivers."', "one question"]],
    load: () => import("./commands/try.ts"),
  },
  {
    name: "map",
    summary: "Draw the account: what there is, and what refers to what",
    options: [
      kindOption,
      { flags: "--svg <file>", description: "write a picture" },
      { flags: "--html <file>", description: "write a page with the picture and a table" },
    ],
    examples: [["map --html account.html", "a page to look at or print"]],
    load: () => import("./commands/map.ts"),
  },
  {
    name: "doctor",
    summary: "Check credentials, region, network, permissions and model access",
    arguments: [["[modelId...]", "targets whose models are checked; absent: the models of the account's profiles"]],
    examples: [["doctor us.amazon.nova-lite-v1:0", "also in every region that the profile may use"]],
    load: () => import("./commands/doctor.ts"),
  },
  {
    name: "completion",
    summary: "Print a script that completes commands in a shell",
    arguments: [["<shell>", "the shell", ["bash", "zsh", "fish", "powershell"]]],
    examples: [["completion bash >> ~/.bashrc", "for bash"]],
    load: () => import("./commands/completion.ts"),
  },
  {
    name: "complete",
    summary: "Say what may stand in place of the last word; called by the shell's script",
    arguments: [["[words...]", "the words of a command line"]],
    examples: [["complete -- list --kind ''", "all kinds"]],
    isHidden: true,
    load: () => import("./commands/complete.ts"),
  },
];
