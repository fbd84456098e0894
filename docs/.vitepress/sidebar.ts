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
      { text: "Streams", link: "/guide/streams" },
      { text: "Errors", link: "/guide/errors" },
      { text: "Transports and speed", link: "/guide/transports" },
      { text: "Testing your service", link: "/guide/testing" },
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
