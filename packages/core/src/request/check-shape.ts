import { isPlainObject } from "./absent.ts";
import { scalarProblem } from "./check-scalar.ts";
import { isRecord, namesIn } from "./name-of-type.ts";
import { inItem, inMember, type Problem, problem, wrongType } from "./problem.ts";
import { isList, isScalar, isUnion, type MembersShape, type Shape, valuesOfMap } from "./shape.ts";
import { listAdvice, membersAdvice, strangerAdvice } from "./shape-advice.ts";

/**
 * What is wrong with a value, all the way down; `undefined` where nothing is. The AWS SDK drops members that it does not
 * know, and sends values of another type as they are: what passes here arrives whole. What a model makes of it, and
 * which members it requires, is the service's to say.
 */
export function shapeProblem(value: unknown, shape: Shape): Problem | undefined {
  if (isScalar(shape)) return scalarProblem[shape](value);
  if (isList(shape)) return listProblem(value, shape[0]);
  const values = valuesOfMap(shape);
  return values ? mapProblem(value, values) : structureProblem(value, shape);
}

function listProblem(value: unknown, item: Shape): Problem | undefined {
  if (!Array.isArray(value)) return wrongType(value, listAdvice(item));
  for (let index = 0; index < value.length; index += 1) {
    const found = shapeProblem(value[index], item);
    if (found) return inItem(index, found);
  }
  return undefined;
}

function mapProblem(value: unknown, values: Shape): Problem | undefined {
  if (!isPlainObject(value)) return wrongType(value, "Pass an object.");
  for (const key of Object.keys(value)) {
    const found = shapeProblem(value[key], values);
    if (found) return inMember(key, found);
  }
  return undefined;
}

function structureProblem(value: unknown, members: MembersShape): Problem | undefined {
  if (!isRecord(value)) return wrongType(value, membersAdvice(members));
  let count = 0;
  for (const name of namesIn(value, members)) {
    const member = value[name];
    if (member === undefined || member === null) continue;
    const found = memberProblem(member, name, members);
    if (found) return inMember(name, found);
    count += 1;
  }
  if (count === 1 || !isUnion(members)) return undefined;
  return problem(`has ${count || "no"} members; it has exactly one`, membersAdvice(members));
}

function memberProblem(member: unknown, name: string, members: MembersShape): Problem | undefined {
  const shape = Object.hasOwn(members, name) ? members[name] : undefined;
  return shape ? shapeProblem(member, shape) : problem("does not exist", strangerAdvice(name, members));
}
