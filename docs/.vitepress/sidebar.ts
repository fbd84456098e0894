import { targetKinds } from "@bedrock-targets/core";
import { packageOf } from "../src/parts/kinds.ts";

/** A heading, and the pages below it. */
interface Group {
  text: string;
  items: { text: string; link: string }[];
}

/** The pages beside every page. The packages come from core's list of kinds; one that serves several is there once. */
export const sidebar: Group[] = [
  {
    text: "Guide",
    items: [
      { text: "Start here", link: "/guide/start" },
      { text: "The kinds", link: "/guide/kinds" },
      { text: "What a string means", link: "/guide/resolve" },
      { text: "Regions", link: "/guide/regions" },
      { text: "Permissions", link: "/guide/permissions" },
      { text: "Costs", link: "/guide/costs" },
      { text: "Streams", link: "/guide/streams" },
      { text: "When Bedrock fails", link: "/guide/resilience" },
      { text: "Errors", link: "/guide/errors" },
      { text: "Transports and speed", link: "/guide/transports" },
      { text: "Testing your service", link: "/guide/testing" },
      { text: "The command line", link: "/guide/cli" },
      { text: "Write your own target", link: "/guide/own-target" },
      { text: "Coming from another client", link: "/guide/migrating" },
    ],
  },
  {
    text: "Targets",
    items: [...new Set(targetKinds.map(packageOf))].map((name) => ({ text: name, link: `/targets/${name}` })),
  },
  {
    text: "Reference",
    items: [
      { text: "API", link: "/api/" },
      { text: "Performance", link: "/performance" },
      { text: "How it is built", link: "/guide/house" },
      { text: "Decisions", link: "/decisions/" },
    ],
  },
];
