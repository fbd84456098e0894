import type { ServiceModel } from "../src/model.ts";

/** One shape of each sort, and one that no operation leads to. */
export const tinyModel: ServiceModel = {
  operations: {
    Converse: { input: { shape: "AskRequest" }, output: { shape: "AskResponse" } },
    Send: { input: { shape: "SendRequest" }, output: { shape: "SendResponse" } },
  },
  shapes: {
    AskRequest: {
      type: "structure",
      required: ["nodes"],
      members: {
        nodes: { shape: "Nodes" },
        labels: { shape: "Labels" },
        extra: { shape: "Document" },
        sampling: { shape: "Sampling" },
        since: { shape: "Timestamp" },
      },
    },
    AskResponse: { type: "structure", members: { stream: { shape: "Events" } } },
    Nodes: { type: "list", member: { shape: "Node" }, min: 1, max: 9 },
    Node: { type: "structure", union: true, members: { text: { shape: "Text" }, branch: { shape: "Branch" } } },
    Branch: {
      type: "structure",
      required: ["nodes"],
      members: { nodes: { shape: "Nodes" }, done: { shape: "Boolean" } },
    },
    Labels: { type: "map", key: { shape: "Text" }, value: { shape: "Texts" }, min: 0, max: 2 },
    Texts: { type: "list", member: { shape: "Text" } },
    Text: { type: "string", min: 1, max: 64 },
    Document: { type: "structure", document: true, members: {} },
    Sampling: { type: "structure", members: { temperature: { shape: "Temperature" }, mode: { shape: "Mode" } } },
    Temperature: { type: "float", min: 0, max: 1 },
    Mode: { type: "string", enum: ["fast", "slow"] },
    Timestamp: { type: "timestamp" },
    Boolean: { type: "boolean" },
    Events: {
      type: "structure",
      eventstream: true,
      members: { begin: { shape: "Begin" }, serverFault: { shape: "ServerFault" } },
    },
    Begin: { type: "structure", members: {} },
    ServerFault: {
      type: "structure",
      exception: true,
      fault: true,
      members: { message: { shape: "Text" }, original: { shape: "Count" } },
    },
    Count: { type: "integer", min: 1 },
    SendRequest: { type: "structure", payload: "body", members: { body: { shape: "Body" } } },
    SendResponse: { type: "structure", payload: "body", required: ["body"], members: { body: { shape: "Body" } } },
    Body: { type: "blob", max: 1 },
    Unreached: { type: "structure", members: {} },
  },
};
