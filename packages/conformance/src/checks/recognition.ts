import { expect } from "vitest";
import type { Check, ConnectedCheck } from "../check.ts";
import { claim } from "../subject.ts";
import type { ModelTargetSuite } from "../suite.ts";
import { refusalOf } from "../wire.ts";

/** It claims its own strings and nobody else's. */
export const recognitionChecks = ({
  target,
  modelIds,
  foreignIds,
  unknownIds = [],
}: ModelTargetSuite): readonly Check[] => [
  {
    name: "serves at least one kind, and has rules for its own kinds only",
    run() {
      expect(target.kinds.length).toBeGreaterThan(0);
      expect(target.kinds).toEqual(expect.arrayContaining(Object.keys(target.rules)));
    },
  },
  ...[...modelIds, ...unknownIds].map((modelId) => ({
    name: `claims ${modelId}`,
    run() {
      expect(claim(target, modelId)).toMatchObject({ modelId, kind: expect.toBeOneOf([...target.kinds]) });
    },
  })),
  ...foreignIds.map((modelId) => ({
    name: `leaves ${modelId} to others`,
    run() {
      expect(claim(target, modelId)).toBeUndefined();
    },
  })),
];

/** The same as a caller sees it. */
export const foreignIdChecks = ({ foreignIds }: ModelTargetSuite): readonly ConnectedCheck[] =>
  foreignIds.map((modelId) => ({
    name: `refuses ${modelId} where no other strategy serves it`,
    async run(connection) {
      const error = await refusalOf(connection, () => connection.client.converse(modelId, { messages: "Hello." }));
      expect(error.code).toBeOneOf(["target-not-installed", "invalid-target"]);
    },
  }));
