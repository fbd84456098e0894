import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BedrockClient, type ListTargetsOptions } from "../../../src/index.ts";
import { type Script, ScriptedControl } from "../../support/scripted-control.ts";
import { everyKind } from "../../support/strategies.ts";
import { arns, clientOver, everything, targetsIn, warningsIn } from "./support.ts";

type Operation = "listPrompts" | "listInferenceProfiles" | "listPromptRouters" | "listFoundationModels";

/** Everything, but that one operation answers with whatever. */
const answering = (operation: keyof typeof everything, answer: unknown): Script =>
  ({ ...everything, [operation]: () => answer }) as Script; // against its type, which is the point

const listed = (script: Script, options: ListTargetsOptions = {}) =>
  clientOver(new ScriptedControl(script)).listTargets(options).toArray();

const members: Readonly<Record<Operation, string>> = {
  listPrompts: "promptSummaries",
  listInferenceProfiles: "inferenceProfileSummaries",
  listPromptRouters: "promptRouterSummaries",
  listFoundationModels: "modelSummaries",
};
const operations = Object.keys(members) as Operation[]; // its own keys

describe("a page that is not as AWS documents it", () => {
  const broken = [[null], ["arn"], [7], [[]], [{}], "none", 7, {}, [{ modelArn: 7, arn: {} }]];

  it.each(operations)("of %s is one warning, and everything else is listed", async (operation) => {
    const whole = targetsIn(await listed(answering(operation, {}))).length;
    for (const list of broken) {
      const items = await listed(answering(operation, { [members[operation]]: list }));
      expect(warningsIn(items), JSON.stringify(list)).toMatchObject([{ code: "unknown", operation }]);
      expect(warningsIn(items)[0]?.message).toMatch(/`list\w+` is not as AWS documents it.*left out.*TypeError/);
      expect(targetsIn(items)).toHaveLength(whole);
    }
  });

  it.each([[null], ["a page"], [7]])("or no page at all (%j) is the same", async (page) => {
    const items = await listed(answering("listPrompts", page));
    expect(warningsIn(items)).toMatchObject([{ code: "unknown", operation: "listPrompts", kinds: ["prompt"] }]);
    expect(targetsIn(items).length).toBeGreaterThan(8);
  });

  it("leaves out its broken entries alone, and the pages behind it are read", async () => {
    const good = (id: string) => ({ id, arn: `${arns.prompt.slice(0, -1)}${id}`, name: id });
    const listPrompts = ({ nextToken = "" }) =>
      nextToken === ""
        ? { promptSummaries: [null, good("1"), "x", good("2")], nextToken: "more" }
        : { promptSummaries: [good("3"), null] };
    const items = await listed({ ...everything, listPrompts } as unknown as Script, { kinds: ["prompt"] }); // as above
    expect(targetsIn(items).map(({ name }) => name)).toEqual(["1", "2", "3"]);
    expect(warningsIn(items)).toMatchObject([{ code: "unknown", kinds: ["prompt"] }]);
    expect(items.at(-1)?.warning?.message).toContain("An entry of its list is null.");
  });

  it("that leads to no next page says so", async () => {
    const promptSummaries = [{ arn: arns.prompt }];
    const items = await listed(answering("listPrompts", { promptSummaries, nextToken: { page: 2 } }));
    expect(targetsIn(items).filter(({ kind }) => kind === "prompt")).toHaveLength(1);
    expect(warningsIn(items)).toMatchObject([{ code: "unknown", message: expect.stringContaining("`nextToken`") }]);
  });

  it("costs a target no more than its time, where that is what is wrong", async () => {
    const promptSummaries = [
      { arn: arns.prompt, createdAt: "yesterday" },
      { arn: `${arns.prompt}A`, updatedAt: new Date("") },
    ];
    const items = await listed(answering("listPrompts", { promptSummaries }), { kinds: ["prompt"] });
    expect(items).toEqual([
      { kind: "prompt", modelId: arns.prompt, arn: arns.prompt, behind: [] },
      { kind: "prompt", modelId: `${arns.prompt}A`, arn: `${arns.prompt}A`, behind: [] },
    ]);
  });

  it("never is an error for the caller, whatever comes, and whatever is asked for", () =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...operations),
        fc.anything(),
        fc.constantFrom<ListTargetsOptions>({}, { name: "a" }, { include: ["tags", "versions"] }),
        async (operation, list, options) => {
          const page = { [members[operation]]: list };
          const items = await listed(answering(operation, page), options);
          const kinds = new Set(targetsIn(items).map(({ kind }) => kind));
          if (!options.name) expect(kinds.size).toBeGreaterThan(7);
        },
      ),
      { numRuns: 200 },
    ));
});

describe("a detail that is not as AWS documents it", () => {
  it.each([
    ["listTagsForResource", { tags: 7 }],
    ["listTagsForResource", { tags: [null] }],
    ["listPrompts", { promptSummaries: [null] }],
  ])("of %s (%j) is a warning, and the target is listed without it", async (operation, answer) => {
    const script = answering(operation as "listPrompts", undefined); // one of the two
    const isDetail = (input: object) => operation !== "listPrompts" || "promptIdentifier" in input;
    const original = everything.listPrompts;
    const answered = (input: object, call: never) => (isDetail(input) ? answer : original?.(input, call));
    const items = await listed({ ...script, [operation]: answered } as Script, { include: ["tags", "versions"] }); // so
    expect(warningsIn(items).filter(({ code }) => code === "unknown")).toMatchObject([{ operation }]);
    expect(targetsIn(items)).toHaveLength(targetsIn(await listed(everything)).length);
  });
});

describe("over AWS's own clients", () => {
  /** A server that answers every list with the same body. */
  async function served(body: string, use: (client: BedrockClient<readonly [typeof everyKind]>) => Promise<void>) {
    const server = createServer((_request, response) => response.end(body));
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const { port } = server.address() as AddressInfo; // of a TCP server
    const runtime = {
      endpoint: `http://127.0.0.1:${port}`,
      credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" },
    };
    await using client = new BedrockClient({ region: "us-east-1", targets: [everyKind], runtime });
    try {
      await use(client);
    } finally {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    }
  }

  it.each([
    '{"promptSummaries":[null]}',
    '{"promptSummaries":"none"}',
    '{"promptSummaries":[{"createdAt":"no time"}]}',
    '{"promptSummaries":[{}',
    "null",
    "<html>Sign in</html>",
  ])("%s is a warning as well", (body) =>
    served(body, async (client) => {
      const items = await client.listTargets({ kinds: ["prompt"] }).toArray();
      expect(warningsIn(items)).toMatchObject([{ operation: "listPrompts", kinds: ["prompt"] }]);
      expect(items).toHaveLength(1);
    }),
  );
});
