/**
 * What a value must be, as the generated table says it: a scalar; a list of one shape; a map, whose only member is `*`;
 * else a structure. A union is a structure with the member `$unknown`, which stands for those that AWS added later.
 */
export type Shape = Scalar | ListShape | MembersShape;

/** `json` is a document; `unknown` is the name and the value of a union's new member. */
export type Scalar = "string" | "integer" | "number" | "boolean" | "blob" | "role" | "json" | "unknown";

export type ListShape = readonly [item: Shape];

export interface MembersShape {
  readonly [member: string]: Shape;
}

/** The shapes of a request's fields. */
export type ShapesOf<Request> = { readonly [Field in Exclude<keyof Request, "modelId">]-?: Shape };

export const isScalar = (shape: Shape): shape is Scalar => typeof shape === "string";

export const isList = (shape: Shape): shape is ListShape => Array.isArray(shape);

/** What each value of a map must be; `undefined` for a structure. */
export const valuesOfMap = (members: MembersShape): Shape | undefined => members["*"];

export const isUnion = (members: MembersShape): boolean => members.$unknown !== undefined;

/** The names that a caller may write. */
export const namesOf = (members: MembersShape): string[] => Object.keys(members).filter((name) => name !== "$unknown");
