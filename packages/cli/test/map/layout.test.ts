import { describe, expect, it } from "vitest";
import { accountMap } from "../../src/map/account-map.ts";
import { boxWidth } from "../../src/map/boxes.ts";
import { type Layout, layOut, type PlacedNode } from "../../src/map/layout.ts";
import { hostileAccount, largeAccount, smallAccount } from "../support/accounts.ts";

const accounts = [
  ["nothing at all", []],
  ["5 targets", smallAccount],
  ["60 targets", largeAccount],
  ["an account where everything is wrong", hostileAccount],
] as const;

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const areaOf = ({ x, y, box }: PlacedNode): Area => ({ x, y, width: boxWidth, height: box.height });

const overlap = (one: Area, other: Area): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

const isWithin = (inner: Area, outer: Area): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

const pairsOf = <Item>(items: readonly Item[]): [Item, Item][] =>
  items.flatMap((one, index) => items.slice(index + 1).map((other): [Item, Item] => [one, other]));

/** Where a line is level for longer than a step: it leads past something there. */
const levels = ({ edges }: Layout) =>
  edges
    .filter(({ isOdd }) => !isOdd)
    .flatMap(({ points }) =>
      points.slice(1).flatMap((to, index) => {
        const from = points[index];
        return from && from.y === to.y ? [{ x: from.x, y: from.y, width: to.x - from.x, height: 0.1 }] : [];
      }),
    );

describe.each(accounts)("a map of %s", (_, account) => {
  const map = accountMap(account, []);
  const placed = layOut(map);

  it("has every target and every reference on it, once", () => {
    expect(placed.nodes.map(({ node }) => node.key).sort()).toEqual(map.nodes.map(({ key }) => key).sort());
    expect(placed.edges).toHaveLength(map.edges.length);
  });

  it("has no two boxes over each other, and none beyond the edge", () => {
    const paper = { x: 0, y: 0, width: placed.width, height: placed.height };
    const areas = placed.nodes.map(areaOf);
    expect(pairsOf(areas).filter(([one, other]) => overlap(one, other))).toEqual([]);
    expect(areas.every((area) => isWithin(area, paper))).toBe(true);
  });

  it("has a lane for each kind, around its boxes and no others", () => {
    expect(placed.lanes.map(({ kind }) => kind).sort()).toEqual([...new Set(map.nodes.map(({ kind }) => kind))].sort());
    expect(pairsOf(placed.lanes).filter(([one, other]) => overlap(one, other))).toEqual([]);
    for (const node of placed.nodes) {
      const around = placed.lanes.filter((lane) => overlap(areaOf(node), lane));
      expect(around.map(({ kind }) => kind)).toEqual([node.node.kind]);
      expect(around.every((lane) => isWithin(areaOf(node), lane))).toBe(true);
    }
  });

  it("leads lines from left to right, and past boxes, not through them", () => {
    for (const { from, to, isOdd } of placed.edges) expect(isOdd).toBe(from.column >= to.column);
    const through = levels(placed).filter((line) => placed.nodes.some((node) => overlap(line, areaOf(node))));
    expect(through).toEqual([]);
  });

  it("is the same every time", () => {
    expect(layOut(accountMap(account, []))).toEqual(placed);
  });
});

describe("a map of 60 targets", () => {
  const placed = layOut(accountMap(largeAccount, []));

  it("has few lines that cross: 71 would, were boxes left in the order of the lists", () => {
    const crossing = pairsOf(placed.edges).filter(([{ from, to }, { from: otherFrom, to: otherTo }]) => {
      const isBeside = from.column === otherFrom.column && to.column === otherTo.column;
      return isBeside && (from.y - otherFrom.y) * (to.y - otherTo.y) < 0;
    });
    expect(crossing.length).toBeLessThan(15);
  });

  it("gives each line a way of its own past the boxes", () => {
    const ways = levels(placed)
      .filter(({ width }) => width > boxWidth)
      .map(({ x, y }) => `${x} ${y}`);
    expect(ways.length).toBeGreaterThan(10);
    expect(new Set(ways).size).toBe(ways.length);
  });
});

describe("what an account refers to", () => {
  it("is the same thing by id and by ARN", () => {
    const model = "amazon.nova-lite-v1:0";
    const { nodes, edges } = accountMap(
      [
        { kind: "base", modelId: model, behind: [] },
        { kind: "prompt", modelId: "arn:aws:bedrock:us-east-1:123456789012:prompt/AAAAAAAAAA", behind: [model] },
        {
          kind: "provisioned",
          modelId: "arn:aws:bedrock:us-east-1:123456789012:provisioned-model/a1b2c3d4e5f6",
          behind: [`arn:aws:bedrock:us-east-1::foundation-model/${model}`],
        },
      ],
      [],
    );
    expect(nodes).toHaveLength(3);
    expect(new Set(edges.map(({ to }) => to)).size).toBe(1);
  });

  it("stands on the map although no list has it", () => {
    const { nodes } = accountMap(hostileAccount, []);
    expect(nodes.find(({ kind }) => kind === "cross-region")).toMatchObject({ isUnlisted: true });
  });

  it("is not marked where its list was not read", () => {
    const { nodes } = accountMap(hostileAccount, [], ["cross-region"]);
    expect(nodes.find(({ kind }) => kind === "cross-region")).not.toHaveProperty("isUnlisted");
  });

  it("leaves two prompts of one name two", () => {
    expect(accountMap(hostileAccount, []).nodes.filter(({ name }) => name === "same")).toHaveLength(2);
  });

  it("says of a profile where it may be answered", () => {
    const { nodes } = accountMap(largeAccount, []);
    const regions = (id: string) => nodes.find(({ modelId }) => modelId === id)?.regions;
    expect(regions("us.amazon.nova-lite-v1:0")).toEqual(["us-east-1", "us-east-2", "us-west-2"]);
    expect(regions("global.anthropic.claude-opus-4-7")).toEqual(["*"]);
  });

  it("counts many models to which nothing refers, and does not draw them", () => {
    const idle = Array.from({ length: 40 }, (_, index) => ({
      kind: "base" as const,
      modelId: `acme.model-${index}`,
      behind: [],
    }));
    const { nodes, notes } = accountMap([...smallAccount, ...idle], []);
    expect(nodes).toHaveLength(5);
    expect(notes).toEqual(["40 foundation models that nothing refers to are not drawn."]);
  });
});
